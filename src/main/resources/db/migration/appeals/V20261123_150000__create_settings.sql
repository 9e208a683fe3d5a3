-- Categories, hotlines and deadline policies: data that administrators edit (APPEAL-2). Everybody may read them.
create schema appeals;
grant usage on schema appeals to qiaoliang_app, qiaoliang_system;

-- Terms are written as the rules say them: '15 calendar-days', '5 working-days', '24 hours'; a '~' at the end: a last day
-- that nobody works moves to the next working day.
create domain appeals.term as text constraint term_form check (value ~ '^[1-9][0-9]{0,4} (calendar-days~?|working-days|hours)$');

create table appeals.policy (
    code text constraint policy_pk primary key constraint policy_code check (code ~ '^[a-z0-9-]{2,40}$'),
    name_zh text not null,
    name_en text not null,
    accept appeals.term not null,
    settle appeals.term not null,
    simplified_accept appeals.term not null,
    simplified_settle appeals.term not null,
    extension_days int not null constraint policy_extension check (extension_days between 0 and 365),
    request_review appeals.term not null,
    decide_review appeals.term not null,
    request_re_review appeals.term not null,
    decide_re_review appeals.term not null,
    return_referral appeals.term not null,
    service_target appeals.term,
    warn_working_days int not null constraint policy_warn check (warn_working_days between 0 and 30),
    transfer_rule text not null constraint policy_transfer check (transfer_rule in ('restart', 'continue')),
    second_person boolean not null,
    version int not null default 1
);

create table appeals.category (
    code text constraint category_pk primary key constraint category_code check (code ~ '^[a-z0-9-]{2,40}$'),
    position int not null,
    name_zh text not null constraint category_name check (length(name_zh) between 1 and 40),
    name_en text not null,
    description_zh text not null,
    description_en text not null,
    -- numbers of the kinds of organization that accept it, preferred first
    kinds smallint[] not null constraint category_kinds check (cardinality(kinds) > 0),
    -- hotlines shown before the form opens
    hotlines text[] not null default '{}',
    -- whether an emergency must be ruled out before the form opens
    emergency boolean not null default false,
    confidential boolean not null default false,
    -- passed to the body in charge, never to the accused (检举控告)
    passed_on boolean not null default false,
    policy text not null constraint category_policy references appeals.policy,
    active boolean not null default true,
    version int not null default 1
);

-- A kind of organization may keep other times for a category than the category itself says.
create table appeals.policy_exception (
    category text not null constraint policy_exception_category references appeals.category,
    kind smallint not null constraint policy_exception_kind check (kind between 1 and 10),
    policy text not null constraint policy_exception_policy references appeals.policy,
    constraint policy_exception_pk primary key (category, kind)
);

create table appeals.hotline (
    number text constraint hotline_pk primary key constraint hotline_number check (number ~ '^[0-9]{3,12}$'),
    position int not null,
    name_zh text not null,
    name_en text not null,
    hours_zh text not null,
    hours_en text not null,
    -- to be called before everything else in danger
    danger boolean not null default false,
    version int not null default 1
);

do $$
declare
    t text;
begin
    foreach t in array array['policy', 'category', 'policy_exception', 'hotline'] loop
        execute format('alter table appeals.%I enable row level security', t);
        execute format('alter table appeals.%I force row level security', t);
        execute format('grant select, insert, update on appeals.%I to qiaoliang_app', t);
        execute format('grant select on appeals.%I to qiaoliang_system', t);
        execute format('create policy everybody_reads on appeals.%I for select using (true)', t);
        execute format('create policy settings_insert on appeals.%I for insert to qiaoliang_app
            with check (not isempty((select access.scope(''settings.manage''))))', t);
        execute format('create policy settings_update on appeals.%I for update to qiaoliang_app
            using (not isempty((select access.scope(''settings.manage''))))
            with check (not isempty((select access.scope(''settings.manage''))))', t);
    end loop;
end $$;
grant delete on appeals.policy_exception to qiaoliang_app;
create policy settings_delete on appeals.policy_exception for delete to qiaoliang_app
    using (not isempty((select access.scope('settings.manage'))));
-- The first contents below come in as the owner of the tables, under forced policies.
create policy owner_fills on appeals.policy to qiaoliang_owner using (true) with check (true);
create policy owner_fills on appeals.category to qiaoliang_owner using (true) with check (true);
create policy owner_fills on appeals.policy_exception to qiaoliang_owner using (true) with check (true);
create policy owner_fills on appeals.hotline to qiaoliang_owner using (true) with check (true);

-- 信访工作条例 (2022): 15 days to accept, 60 to settle, one extension of at most 30; 30 from delivery to ask for a review, 30
-- to decide it, the same again for the re-review; 5 working days to return a wrong referral; simplified: 3 and 10 working
-- days. The petitioner's own time to ask rolls to a working day; what the body owes does not.
insert into appeals.policy values
('default', '信访工作条例标准时限', 'Standard times of the Regulation on Petitions',
 '15 calendar-days', '60 calendar-days', '3 working-days', '10 working-days', 30,
 '30 calendar-days~', '30 calendar-days', '30 calendar-days~', '30 calendar-days', '5 working-days',
 null, 3, 'restart', false, 1),
('promised', '标准时限，另有服务承诺', 'Standard times with a service promise',
 '15 calendar-days', '60 calendar-days', '3 working-days', '10 working-days', 30,
 '30 calendar-days~', '30 calendar-days', '30 calendar-days~', '30 calendar-days', '5 working-days',
 '15 working-days', 3, 'restart', false, 1),
('reviewed', '标准时限，答复须经审核', 'Standard times, replies approved by a second person',
 '15 calendar-days', '60 calendar-days', '3 working-days', '10 working-days', 30,
 '30 calendar-days~', '30 calendar-days', '30 calendar-days~', '30 calendar-days', '5 working-days',
 null, 3, 'restart', true, 1),
('urgent', '紧急保护时限，答复须经审核', 'Urgent protection, replies approved by a second person',
 '24 hours', '15 working-days', '24 hours', '10 working-days', 15,
 '30 calendar-days~', '30 calendar-days', '30 calendar-days~', '30 calendar-days', '1 working-days',
 '5 working-days', 1, 'continue', true, 1);

insert into appeals.hotline (number, position, name_zh, name_en, hours_zh, hours_en, danger) values
('110', 1, '报警', 'Police', '全天', 'day and night', true),
('120', 2, '急救', 'Ambulance', '全天', 'day and night', true),
('12338', 3, '妇女维权服务热线', 'Women''s rights hotline', '工作日 8:30—17:30', 'working days 8:30–17:30', false),
('12355', 4, '青少年服务热线', 'Youth hotline', '每天 8:30—21:00', 'daily 8:30–21:00', false),
('12351', 5, '职工服务热线', 'Workers'' hotline', '工作日 8:30—17:30', 'working days 8:30–17:30', false),
('12385', 6, '残疾人服务热线', 'Disabled persons'' hotline', '工作日 8:30—17:30', 'working days 8:30–17:30', false),
('12348', 7, '法律援助热线', 'Legal aid hotline', '全天', 'day and night', false),
('12333', 8, '人力资源和社会保障热线', 'Labour and social security hotline', '工作日 8:30—17:30', 'working days 8:30–17:30', false),
('12345', 9, '政务服务便民热线', 'City hotline', '全天', 'day and night', false);

insert into appeals.category
    (code, position, name_zh, name_en, description_zh, description_en, kinds, hotlines, emergency, confidential, passed_on, policy) values
('wages', 10, '拖欠工资', 'Unpaid wages',
 '单位拖欠、克扣工资或者加班费，想把钱要回来。', 'An employer does not pay wages or overtime, and you want your money.',
 '{1}', '{12351,12333}', false, false, false, 'promised'),
('work-injury', 20, '工伤', 'Work injury',
 '上班时或者因工作受了伤、得了职业病，需要认定和赔偿。', 'You were hurt at work or fell ill from it, and need it recognized and compensated.',
 '{1}', '{12351,12333}', false, false, false, 'promised'),
('labour-contract', 30, '劳动合同和社会保险', 'Labour contract and social insurance',
 '没签合同、被违法辞退、没有缴社保等劳动争议。', 'No contract, unlawful dismissal, unpaid social insurance and other labour disputes.',
 '{1}', '{12351,12333}', false, false, false, 'promised'),
('womens-rights', 40, '妇女权益', 'Women''s rights',
 '婚姻家庭、就业歧视、土地权益等妇女遇到的问题。', 'Marriage and family, discrimination at work, land rights and other matters of women.',
 '{3}', '{12338}', false, false, false, 'promised'),
('domestic-violence', 50, '家庭暴力（保密）', 'Domestic violence (confidential)',
 '家里有人打骂、威胁、控制您或者孩子。内容加密，只有办理您这件事的人能看到。', 'Somebody at home beats, threatens or controls you or a child. Sealed; only those who handle your case can read it.',
 '{3}', '{110,12338}', true, true, false, 'urgent'),
('sexual-harassment', 60, '性骚扰和性侵害（保密）', 'Sexual harassment and assault (confidential)',
 '在单位、学校、网络或者其他地方遭到性骚扰、性侵害。内容加密，只有办理您这件事的人能看到。', 'Harassed or assaulted at work, at school, online or elsewhere. Sealed; only those who handle your case can read it.',
 '{3,1}', '{110,12338}', true, true, false, 'urgent'),
('child-safety', 70, '儿童安全（保密）', 'Children''s safety (confidential)',
 '孩子被伤害、被忽视、失学或者处在危险里。内容加密，只有办理这件事的人能看到。', 'A child is harmed, neglected, out of school or in danger. Sealed; only those who handle the case can read it.',
 '{3,2}', '{110,12355,12338}', true, true, false, 'urgent'),
('disability', 80, '残疾人服务', 'Disability services',
 '办证、康复、辅具、无障碍改造、就业等残疾人服务。', 'Certificates, rehabilitation, aids, barrier-free homes, work and other services for disabled people.',
 '{6}', '{12385}', false, false, false, 'promised'),
('hardship', 90, '生活困难', 'Hardship',
 '家里遇到大病、失业、灾祸，生活过不下去，需要帮扶。', 'Illness, loss of work or misfortune has left the household without means, and you need help.',
 '{1,3,8}', '{12345}', false, false, false, 'promised'),
('legal-advice', 100, '法律咨询和援助', 'Legal advice and aid',
 '想问清楚法律上怎么办，或者申请法律援助。', 'You want to know where you stand in law, or apply for legal aid.',
 '{1,3}', '{12348}', false, false, false, 'promised'),
('youth', 110, '青年就业和成长', 'Young people''s work and growth',
 '找工作、创业、婚恋交友、心理压力等青年人的事。', 'Finding work, starting up, friendship and marriage, stress: what concerns young people.',
 '{2}', '{12355}', false, false, false, 'promised'),
('elderly', 120, '老人和留守家庭', 'The elderly and families left behind',
 '独居老人、留守老人和留守儿童需要照料、探访。', 'Old people alone, and old people and children left behind, need care or visits.',
 '{3,8}', '{12345}', false, false, false, 'promised'),
('business', 130, '营商环境', 'Business environment',
 '民营企业和个体户遇到的融资、收费、审批、拖欠账款等问题。', 'Loans, fees, permits, unpaid bills: what troubles private firms and the self-employed.',
 '{7}', '{12345}', false, false, false, 'promised'),
('science', 140, '科技服务和培训', 'Science services and training',
 '农业技术、科普、职业技能培训和科技人员的诉求。', 'Farming techniques, popular science, skills training, and matters of science workers.',
 '{4,1}', '{12345}', false, false, false, 'promised'),
('overseas', 150, '归侨侨眷', 'Returned overseas Chinese and relatives',
 '归侨、侨眷和海外侨胞的身份、投资、继承等事务。', 'Status, investment, inheritance and other matters of returned overseas Chinese and relatives.',
 '{10}', '{12345}', false, false, false, 'promised'),
('first-aid', 160, '献血、急救和人道救助', 'Blood, first aid and humanitarian help',
 '无偿献血、造血干细胞、急救培训和大病人道救助。', 'Blood and stem-cell donation, first-aid training, humanitarian help in serious illness.',
 '{8}', '{120}', false, false, false, 'promised'),
('culture', 170, '文化艺术和社科普及', 'Culture, art and social sciences',
 '文艺活动、作品维权、传统文化和社科普及方面的诉求。', 'Art activities, authors'' rights, traditional culture, popular social science.',
 '{5,9}', '{12345}', false, false, false, 'promised'),
('denunciation', 180, '检举控告', 'Report and denunciation',
 '反映工作人员违纪违法。转交有权处理的机关，绝不转给被反映的人。', 'Misconduct of officials. It is passed to the body in charge, never to the accused.',
 '{1,3}', '{12345}', false, false, true, 'reviewed');
