-- Fills the slots of a sentence. Numbers are small whole ones, so that they fit wherever a slot of the kind stands.
create macro a_number(least, sides, n, salt) as (least + dice(n, salt, sides))::varchar;
create macro fill(sentence, n, salt, place, spot, road, unit, short, day) as sentence
    .replace('{short}', short)
    .replace('{since}', phrase_since(u(n, 'since')))
    .replace('{when}', phrase_when(u(n, 'when')))
    .replace('{place}', place)
    .replace('{spot}', spot)
    .replace('{home}', phrase_place_names(u(n, 'home')) || phrase_estate_kinds(u(n, 'home kind')))
    .replace('{road}', road)
    .replace('{unit}', unit)
    .replace('{date}', strftime(day, '%-m月%-d日'))
    .replace('{days}', a_number(2, 26, n, 'days' || salt))
    .replace('{months}', a_number(2, 10, n, 'months' || salt))
    .replace('{years}', a_number(2, 17, n, 'years' || salt))
    .replace('{times}', a_number(2, 7, n, 'times' || salt))
    .replace('{count}', a_number(2, 38, n, 'count' || salt))
    .replace('{floor}', a_number(3, 24, n, 'floor' || salt))
    .replace('{age}', a_number(61, 32, n, 'age' || salt))
    .replace('{db}', a_number(56, 32, n, 'db' || salt))
    .replace('{temp}', a_number(33, 7, n, 'temp' || salt))
    .replace('{line}', a_number(1, 98, n, 'line' || salt))
    .replace('{money}', ((3 + dice(n, 'money' || salt, 400)) * if(u(n, 'scale' || salt) < 0.6, 10, 100))::varchar)
    .replace('{shop}', phrase_shops(u(n, 'shop')))
    .replace('{firm}', phrase_firms(u(n, 'firm')))
    .replace('{trade}', phrase_trades(u(n, 'trade')))
    .replace('{goods}', phrase_goods(u(n, 'goods')))
    .replace('{surname}', surname_of(n))
    .replace('{honorific}', honorific_of(n));

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
    word(topics.shorts_first, floor(case_draw * topics.cases_many)) as case_short,
    word(topics.matters_first, floor(case_draw * topics.cases_many)) as matter,
    word(topics.results_first, 2 * floor(case_draw * topics.cases_many) + dice(n, 'result', 2)) as result,
    phrase(topics.details_first, topics.details_many, u(n, 'detail')) as detail,
    word(topics.asks_first, dice(n, 'ask', topics.asks_many)) as ask,
    word(topics.facts_first, dice(n, 'ask', topics.asks_many)) as fact,
    if(is_consult, ask, case_short) as short,
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
            when is_consult then case dice(written.n, 'title', 4)
                when 0 then '咨询' || ask
                when 1 then ask || '咨询'
                when 2 then '关于' || ask || '的咨询'
                else spot || '市民咨询' || ask
            end
            when u(written.n, 'title') < 0.6 then '反映' || exact_place || short
            else spot || short || '问题'
        end as title_draft,
        case
            when is_consult then phrase_openings_consult(u(written.n, 'opening')) || phrase_consult_who(u(written.n, 'who'))
                || ask || if(u(written.n, 'mark') < 0.7, '？', '。') || phrase_consult_why(u(written.n, 'why'))
            else case
                when requester = 'enterprise' then phrase_openings_enterprise(u(written.n, 'opening'))
                when channel_group = 'phone' then phrase_openings_phone(u(written.n, 'opening'))
                when channel_group = 'internet' then phrase_openings_internet(u(written.n, 'opening'))
                else phrase_openings_assigned(u(written.n, 'opening'))
            end || matter || '。'
                || if(u(written.n, 'more') < 0.75, detail || '。', '')
                || if(is_repeat, '此前已反映过，问题依旧。', phrase_tried(u(written.n, 'tried')))
                || phrase_wishes(u(written.n, 'wish')) || phrase_tails(u(written.n, 'tail'))
        end as content_draft,
        case
            when is_cancelled then null
            when answered_by <> 'unit' then
                if(answered_by = 'specialist', '政策专员答复：', if(is_consult, phrase_online_openings(u(written.n, 'opens')), ''))
                || if(is_consult or answered_by = 'specialist',
                    fact || '。' || phrase_online_notes(u(written.n, 'note')),
                    replace(phrase_online_help(u(written.n, 'opens')), '{result}', result) || '。')
                || phrase_online_closings(u(written.n, 'closes'))
            when replied is null then null
            else if(is_consult, phrase_answer_openings_consult(u(written.n, 'opens')), phrase_answer_openings(u(written.n, 'opens'))) || phrase_answer_checks(u(written.n, 'checks'))
                || if(is_consult, fact, result) || '。'
                || with_identifier(answer_identifier, written.n, 'answer')
                || phrase_answer_contacts(u(written.n, 'contacts')) || phrase_answer_closings(u(written.n, 'closes'))
                || if(is_final_reply, '此为最终答复意见。', '')
        end as answer_draft
    from written
    left join states on written.n = states.n
);
