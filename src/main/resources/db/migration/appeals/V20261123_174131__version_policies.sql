-- What else people call a matter: what the portal's search knows it by. Data, as the rest of a category.
alter table appeals.category add column keywords_zh text not null default ''
    constraint category_keywords_zh check (char_length(keywords_zh) <= 1000);
alter table appeals.category add column keywords_en text not null default ''
    constraint category_keywords_en check (char_length(keywords_en) <= 1000);
update appeals.category c set keywords_zh = k.zh, keywords_en = k.en
from (values
('wages', '讨薪 欠薪 讨要工资 讨工资 工资 工钱 加班费 农民工 包工头 血汗钱 不发工资 拖欠工资 欠我钱不给结',
 'pay paid unpaid salary wage overtime money owed owe employer boss'),
('work-injury', '工伤 职业病 受伤 摔伤 砸伤 伤残鉴定 赔偿 工地上摔 干活时受伤 机器 尘肺 工亡',
 'hurt injured injury accident fell machine illness compensation'),
('labour-contract', '辞退 开除 裁员 社保 五险 保险 合同 仲裁 离职 试用期 不签合同 经济补偿 年休假',
 'dismissed fired sacked contract insurance pension arbitration probation'),
('womens-rights', '离婚 婚姻 婆媳 家庭纠纷 调解 彩礼 抚养费 承包地 土地 出嫁女 怀孕 怀孕被辞退 怀孕辞退 孕期 产假 哺乳期 歧视 单亲妈妈',
 'divorce marriage husband family dispute land pregnant pregnancy maternity discrimination mediation alimony'),
('domestic-violence', '家暴 打人 打我 打老婆 打妈妈 被打 动手 殴打 威胁 恐吓 跟踪 不让我出门 保护令 告诫书',
 'beat beats beaten hit hits threatened threatens violence violent protection order'),
('sexual-harassment', '骚扰 性骚扰 摸我 偷拍 猥亵 性侵 强奸',
 'harassed harassment touched assault assaulted molested rape'),
('child-safety', '虐待 失学 辍学 不让上学 孩子被打 孩子被欺凌 打孩子 留守儿童 未成年 欺凌 霸凌 校园暴力 拐卖 没人管的孩子',
 'bullied bullying abuse abused neglected minor child kid dropout'),
('disability', '残疾 残疾人 残疾证 办残疾证 轮椅 康复 辅具 无障碍 坡道 助听器 盲人 聋哑 假肢 自闭症 脑瘫',
 'disabled disability wheelchair ramp rehabilitation certificate hearing blind deaf'),
('hardship', '困难 生活困难 贫困 大病 看不起病 医药费 失业 下岗 低保 救助 补助 孩子上学 学费 交不起 助学 火灾 失火',
 'poor sick unemployed relief school fees tuition poverty fire rent'),
('legal-advice', '律师 法律咨询 法律问题 打官司 起诉 诉讼 法律援助 遗嘱 合同怎么写 押金 借钱不还 假货',
 'lawyer court sue law legal will deposit'),
('youth', '找工作 就业 招聘 创业 实习 见习 相亲 交友 对象 压力 心理 青年 大学生 毕业',
 'job career startup internship stress dating graduate'),
('elderly', '老人 独居 空巢 留守 留守老人 照料 养老 探访 没人照顾 赡养',
 'old elderly alone care father mother lonely'),
('business', '企业 个体户 小店 开店 贷款 融资 收费 审批 办证难 货款 欠款 工程款 营业执照',
 'company firm shop business loan fee permit bill licence'),
('science', '农业 技术 农技 培训 学技术 技能 科普 种植 养殖 病虫害 职称',
 'farming crop technology training skills course'),
('overseas', '归侨 侨眷 华侨 海外 国外亲戚 继承 投资 护照',
 'overseas emigrant abroad relatives inheritance investment'),
('first-aid', '献血 急救 救护 心肺复苏 造血干细胞 白血病 遗体捐献 人道',
 'blood donate rescue stem first-aid leukaemia'),
('culture', '书画 演出 广场舞 文艺 版权 抄袭 非遗 传统文化',
 'art painting copyright show dance'),
('denunciation', '举报 检举 控告 贪污 受贿 违纪 优亲厚友 吃拿卡要 乱收费',
 'corruption corrupt bribe misconduct report official')) as k (code, zh, en) where k.code = c.code;

-- A policy changes by a new version with a day on which it begins. Which version holds for a matter is decided by the day
-- on which it was received, unless a version says that it is also for those under way.
create table appeals.policy_version (
    policy text not null constraint policy_version_policy references appeals.policy,
    version int not null constraint policy_version_number check (version >= 1),
    from_date date not null,
    -- also for matters that were received before
    for_open boolean not null,
    accept appeals.term not null,
    settle appeals.term not null,
    simplified_accept appeals.term not null,
    simplified_settle appeals.term not null,
    extension_days int not null constraint policy_version_extension check (extension_days between 0 and 365),
    request_review appeals.term not null,
    decide_review appeals.term not null,
    request_re_review appeals.term not null,
    decide_re_review appeals.term not null,
    return_referral appeals.term not null,
    service_target appeals.term,
    -- whether the service promise stands still while waiting for the petitioner
    target_pauses boolean not null default true,
    warn_working_days int not null constraint policy_version_warn check (warn_working_days between 0 and 30),
    transfer_rule text not null constraint policy_version_transfer check (transfer_rule in ('restart', 'continue')),
    second_person boolean not null,
    entered_by bigint,
    entered_at timestamptz not null default now(),
    basis text not null constraint policy_version_basis check (char_length(basis) <= 200),
    constraint policy_version_pk primary key (policy, version)
);
insert into appeals.policy_version (policy, version, from_date, for_open, accept, settle, simplified_accept,
        simplified_settle, extension_days, request_review, decide_review, request_re_review, decide_re_review,
        return_referral, service_target, warn_working_days, transfer_rule, second_person, basis)
    select code, version, date '2000-01-01', false, accept, settle, simplified_accept,
        simplified_settle, extension_days, request_review, decide_review, request_re_review, decide_re_review,
        return_referral, service_target, warn_working_days, transfer_rule, second_person, '信访工作条例（2022）'
    from appeals.policy;
alter table appeals.policy
    drop column accept, drop column settle, drop column simplified_accept, drop column simplified_settle,
    drop column extension_days, drop column request_review, drop column decide_review, drop column request_re_review,
    drop column decide_re_review, drop column return_referral, drop column service_target,
    drop column warn_working_days, drop column transfer_rule, drop column second_person;

alter table appeals.policy_version enable row level security;
alter table appeals.policy_version force row level security;
create policy everybody_reads on appeals.policy_version for select using (true);
create policy settings_insert on appeals.policy_version for insert to qiaoliang_app
    with check (not isempty((select access.scope('settings.manage'))));
grant select on appeals.policy_version to qiaoliang_app, qiaoliang_system;
grant insert on appeals.policy_version to qiaoliang_app;

-- A line that is no longer answered goes.
grant delete on appeals.hotline to qiaoliang_app;
create policy settings_delete on appeals.hotline for delete to qiaoliang_app
    using (not isempty((select access.scope('settings.manage'))));
