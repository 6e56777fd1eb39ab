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
    .replace('{clock}', (8 + dice(n, 'hour' || salt, 10))::varchar || '时' || lpad(dice(n, 'minute' || salt, 60)::varchar, 2, '0') || '分')
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

-- All that the texts are put together from; what follows only computes, so that the files keep the order of time.
create table written as
select
    details.* exclude (case_draw),
    places.kind as kind_of_place,
    places.place as spot,
    places.road,
    places.full_place,
    places.longitude,
    places.latitude,
    units.name as unit_name,
    topics.shorts_first + floor(details.case_draw * topics.cases_many)::integer as short_place,
    topics.matters_first + floor(details.case_draw * topics.cases_many)::integer as matter_place,
    topics.results_first + 2 * floor(details.case_draw * topics.cases_many)::integer + dice(details.n, 'result', 2)::integer as result_place,
    topics.details_first + dice(details.n, 'detail', topics.details_many)::integer as detail_place,
    topics.asks_first + dice(details.n, 'ask', topics.asks_many)::integer as ask_place,
    topics.facts_first + dice(details.n, 'ask', topics.asks_many)::integer as fact_place,
    earlier.ticket_id as earlier_id,
    coalesce(rounds.is_terminated, false) as is_terminated,
    states.* exclude (n)
from details
inner join topics on details.topic = topics.topic
inner join places on details.place_number = places.place_number
inner join units on details.unit_code = units.unit_code
left join states on details.n = states.n
left join first_rounds as rounds on details.n = rounds.n
left join details as earlier on details.earlier_n = earlier.n
order by details.n;

create view worded as
select
    *,
    spot || case kind_of_place
        when 'estate' then (1 + dice(n, 'building', 38))::varchar || '幢' || if(u(n, 'unit') < 0.5, (1 + dice(n, 'entrance', 4))::varchar || '单元', '')
        when 'village' then (1 + dice(n, 'group', 12))::varchar || '组'
        else ''
    end as exact_place,
    word(matter_place) as matter,
    word(result_place) as result,
    word(detail_place) as detail,
    word(ask_place) as ask,
    word(fact_place) as fact,
    if(is_consult, word(ask_place), word(short_place)) as short
from written;

create view texts as
select
    * exclude (title_draft, content_draft, answer_draft),
    fill(title_draft, n, 't', exact_place, spot, road, unit_name, short, stamp(accepted - 86400 * 6)) as title,
    fill(content_draft, n, 'c', exact_place, spot, road, unit_name, short, stamp(accepted - 86400 * (1 + n % 20)))
        || with_identifier(content_identifier, n, 'content') as content,
    fill(answer_draft, n, 'a', exact_place, spot, road, unit_name, short, stamp(coalesce(replied, accepted))) as answer_text
from (
    select
        *,
        case
            when is_consult then case dice(n, 'title', 4)
                when 0 then '咨询' || ask
                when 1 then ask || '咨询'
                when 2 then '关于' || ask || '的咨询'
                else spot || '市民咨询' || ask
            end
            when u(n, 'title') < 0.6 then '反映' || exact_place || short
            else spot || short || '问题'
        end as title_draft,
        case
            when is_consult then phrase_openings_consult(u(n, 'opening')) || phrase_consult_who(u(n, 'who'))
                || ask || if(u(n, 'mark') < 0.7, '？', '。') || phrase_consult_why(u(n, 'why'))
            else case
                when requester = 'enterprise' then phrase_openings_enterprise(u(n, 'opening'))
                when channel_group = 'phone' then phrase_openings_phone(u(n, 'opening'))
                when channel_group = 'internet' then phrase_openings_internet(u(n, 'opening'))
                else phrase_openings_assigned(u(n, 'opening'))
            end || matter || '。'
                || if(u(n, 'more') < 0.75, detail || '。', '')
                || if(is_repeat, '此前已反映过，问题依旧。', phrase_tried(u(n, 'tried')))
                || phrase_wishes(u(n, 'wish')) || phrase_tails(u(n, 'tail'))
        end as content_draft,
        case
            when is_cancelled then null
            when answered_by <> 'unit' then
                if(is_consult,
                    if(answered_by = 'specialist', '政策专员{clock}答复：', phrase_online_openings(u(n, 'opens')))
                    || fact || '。' || phrase_online_notes(u(n, 'note')),
                    replace(phrase_online_help(u(n, 'opens')), '{result}', result) || '。')
                || phrase_online_closings(u(n, 'closes'))
            when replied is null then null
            else if(is_consult,
                    phrase_answer_openings_consult(u(n, 'opens')) || fact,
                    phrase_answer_openings(u(n, 'opens')) || phrase_answer_checks(u(n, 'checks')) || result) || '。'
                || with_identifier(answer_identifier, n, 'answer')
                || phrase_answer_contacts(u(n, 'contacts')) || phrase_answer_closings(u(n, 'closes'))
                || if(is_final_reply, '此为最终答复意见。', '')
        end as answer_draft
    from worded
);
