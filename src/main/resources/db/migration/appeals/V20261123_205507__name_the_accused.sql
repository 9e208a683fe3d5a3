-- A denunciation that is about the very body that would receive it goes to another, and never to the accused (APPEAL-2): the
-- accused is kept, so that no transfer, return or succession brings it there.
alter table appeals.appeal add column accused_id bigint;
alter table appeals.appeal add constraint appeal_not_with_the_accused check (accused_id <> organization_id);

-- Where else to turn with one: the discipline inspection and supervision commissions, by their number for the whole country.
insert into appeals.hotline (number, position, name_zh, name_en, hours_zh, hours_en, danger)
select '12388', coalesce(max(position), 0) + 1, '纪检监察举报电话', 'Discipline inspection and supervision reports',
       '工作时间人工接听', 'answered in office hours', false
from appeals.hotline
on conflict (number) do nothing;

update appeals.category set hotlines = array_prepend('12388', hotlines), version = version + 1
where code = 'denunciation' and not '12388' = any (hotlines);

-- No more is promised than what happens.
update appeals.category set
    description_zh = '反映工作人员或者组织违纪违法。由本地最高一级的组织接收，不转给下级组织；反映的就是接收单位的，改由另一家接收。',
    description_en = 'Misconduct of officials or organizations. The highest organization here receives it and passes it to none below; when it is about that one, another receives it.',
    version = version + 1
where code = 'denunciation'
    and description_zh = '反映工作人员违纪违法。转交有权处理的机关，绝不转给被反映的人。';
