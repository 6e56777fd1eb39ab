-- Fills the slots of a sentence. Numbers are small whole ones, so that they fit wherever a slot of the kind stands.
create macro fill(sentence, n, salt, place, spot, road, unit, short, day) as
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    sentence,
    '{since}', phrase_since(u(n, 'since'))), '{when}', phrase_when(u(n, 'when'))),
    '{place}', place), '{spot}', spot), '{road}', road), '{unit}', unit), '{short}', short),
    '{date}', strftime(day, '%-m月%-d日')),
    '{days}', (2 + dice(n, 'days' || salt, 26))::varchar), '{months}', (2 + dice(n, 'months' || salt, 10))::varchar),
    '{years}', (2 + dice(n, 'years' || salt, 17))::varchar), '{times}', (2 + dice(n, 'times' || salt, 7))::varchar),
    '{count}', (2 + dice(n, 'count' || salt, 38))::varchar), '{floor}', (3 + dice(n, 'floor' || salt, 24))::varchar),
    '{age}', (61 + dice(n, 'age' || salt, 32))::varchar), '{db}', (56 + dice(n, 'db' || salt, 32))::varchar),
    '{temp}', (33 + dice(n, 'temp' || salt, 7))::varchar), '{line}', (1 + dice(n, 'line' || salt, 98))::varchar),
    '{money}', ((3 + dice(n, 'money' || salt, 400)) * if(u(n, 'scale' || salt) < 0.6, 10, 100))::varchar),
    '{shop}', phrase_shops(u(n, 'shop'))), '{firm}', phrase_firms(u(n, 'firm'))),
    '{trade}', phrase_trades(u(n, 'trade'))), '{goods}', phrase_goods(u(n, 'goods'))),
    '{surname}', surname_of(n)), '{honorific}', honorific_of(n));

create macro surname_of(person) as phrase_surnames(u(person, 'surname'));
create macro honorific_of(person) as phrase_honorifics(u(person, 'honorific'));
create macro name_of(person) as surname_of(person) || phrase_givens(u(person, 'given'));

create macro identifier(kind, n, salt) as case kind
    when 'mobile' then mobile(n, salt) when 'landline' then landline(n, salt) when 'id_number' then id_number(n, salt)
    when 'plate' then plate(n, salt) when 'wechat' then wechat(n, salt) when 'email' then email(n, salt)
end;
create macro with_identifier(kind, n, salt) as case kind
    when 'mobile' then ['联系电话', '手机', '联系方式：', '请拨打'][1 + dice(n, salt || 'word', 4)] || identifier(kind, n, salt) || '。'
    when 'landline' then '联系电话' || identifier(kind, n, salt) || '。'
    when 'id_number' then '身份证号' || identifier(kind, n, salt) || '。'
    when 'plate' then '车牌号' || identifier(kind, n, salt) || '。'
    when 'wechat' then '微信号' || identifier(kind, n, salt) || '。'
    when 'email' then '邮箱' || identifier(kind, n, salt) || '。'
    else ''
end;

create view written as
select
    details.*,
    topics.level_3,
    places.place as spot,
    places.road,
    places.full_place,
    places.longitude,
    places.latitude,
    places.place || case places.kind
        when 'estate' then (1 + dice(n, 'building', 38))::varchar || '幢' || if(u(n, 'unit') < 0.5, (1 + dice(n, 'entrance', 4))::varchar || '单元', '')
        when 'village' then (1 + dice(n, 'group', 12))::varchar || '组'
        else ''
    end as exact_place,
    phrase(topics.shorts_first, topics.shorts_many, u(n, 'short')) as short,
    phrase(topics.matters_first, topics.matters_many, u(n, 'matter')) as matter,
    phrase(topics.details_first, topics.details_many, u(n, 'detail')) as detail,
    phrase(topics.asks_first, topics.asks_many, u(n, 'ask')) as ask,
    phrase(topics.results_first, topics.results_many, u(n, 'result')) as result,
    phrase(topics.facts_first, topics.facts_many, u(n, 'fact')) as fact,
    units.name as unit_name
from details
inner join topics on details.topic = topics.topic
inner join places on details.place_number = places.place_number
inner join units on details.unit_code = units.unit_code;

create view texts as
select
    * exclude (title_draft, content_draft, answer_draft, matter, detail, ask, result, fact),
    fill(title_draft, n, 't', exact_place, spot, road, unit_name, short, stamp(accepted - 86400 * 6)) as title,
    fill(content_draft, n, 'c', exact_place, spot, road, unit_name, short, stamp(accepted - 86400 * (1 + n % 20)))
        || with_identifier(content_identifier, n, 'content') as content,
    fill(answer_draft, n, 'a', exact_place, spot, road, unit_name, short, stamp(coalesce(replied, accepted))) as answer_text
from (
    select
        written.*,
        states.* exclude (n),
        case
            when is_consult then '咨询' || ask
            when u(written.n, 'title') < 0.6 then '反映' || spot || short
            else spot || short || '问题'
        end as title_draft,
        case
            when is_consult then phrase_openings_consult(u(written.n, 'opening')) || ask
                || if(u(written.n, 'mark') < 0.7, '？', '。') || phrase_backgrounds(u(written.n, 'background'))
            else case
                when requester = 'enterprise' then phrase_openings_enterprise(u(written.n, 'opening'))
                when channel_group = 'phone' then phrase_openings_phone(u(written.n, 'opening'))
                when channel_group = 'internet' then phrase_openings_internet(u(written.n, 'opening'))
                else phrase_openings_assigned(u(written.n, 'opening'))
            end || matter
                || if(u(written.n, 'more') < 0.75, detail, '')
                || if(is_repeat, '此前已反映过，问题依旧。', phrase_tried(u(written.n, 'tried')))
                || phrase_wishes(u(written.n, 'wish')) || phrase_tails(u(written.n, 'tail'))
        end as content_draft,
        case
            when is_cancelled then null
            when answered_by <> 'unit' then
                if(answered_by = 'specialist', '政策专员答复：', if(is_consult, phrase_online_openings(u(written.n, 'opens')), phrase_online_help(u(written.n, 'opens'))))
                || fact || '。' || phrase_online_closings(u(written.n, 'closes'))
            when replied is null then null
            else phrase_answer_openings(u(written.n, 'opens')) || phrase_answer_checks(u(written.n, 'checks'))
                || if(is_consult, fact, result) || '。'
                || with_identifier(answer_identifier, written.n, 'answer')
                || phrase_answer_contacts(u(written.n, 'contacts')) || phrase_answer_closings(u(written.n, 'closes'))
                || if(is_final_reply, '此为最终答复意见。', '')
        end as answer_draft
    from written
    left join states on written.n = states.n
);
