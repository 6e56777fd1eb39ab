-- The planner cannot know how many rows unnest(range()) makes, takes them for a few and joins them one with each.
set asof_loop_join_threshold = 0;

-- Randomness is a hash of the seed, the row and a salt: the same on every run and any number of threads.
-- The row's number is hashed again after it met the salt; hashed together, two salts would agree on every row.
create macro u(n, salt) as
    hash(xor(n::ubigint, hash(getvariable('seed'), salt))) / 18446744073709551616.0;
create macro dice(n, salt, sides) as (hash(xor(n::ubigint, hash(getvariable('seed'), salt))) % sides)::bigint;
create macro tail(n, salt) as -ln(1.0 - u(n, salt));

-- Times are seconds since 1970, in local time. Working time is that of design: f(t) = seconds worked before t.
create macro day_index(t) as t // 86400 - getvariable('first_day') + 1;
create macro worked(t) as
    getvariable('days_worked')[day_index(t)] * 25200
    + getvariable('is_working')[day_index(t)]
    * (greatest(0, least(t % 86400 - 32400, 10800)) + greatest(0, least(t % 86400 - 50400, 14400)));
create macro at_work(w) as
    getvariable('working_days')[w // 25200 + 1] * 86400
    + if(w % 25200 < 10800, 32400 + w % 25200, 39600 + w % 25200);
create macro is_open(t) as worked(t + 1) > worked(t);
create macro stamp(t) as make_timestamp((t * 1000000)::bigint);

-- Identifiers that belong to nobody: ranges not given out, a region that does not exist, example domains.
create macro mobile(n, salt) as
    ['154', '161', '163', '164', '168', '169'][1 + dice(n, salt, 6)] || lpad(dice(n, salt || '8', 100000000)::varchar, 8, '0');
create macro landline(n, salt) as '0508-8' || lpad(dice(n, salt, 10000000)::varchar, 7, '0');
create macro id_body(n, salt) as
    '99' || lpad((100 + dice(n, salt, 9000))::varchar, 4, '0')
    || strftime(date '1948-01-01' + dice(n, salt || 'born', 20400)::integer, '%Y%m%d')
    || lpad(dice(n, salt || 'order', 1000)::varchar, 3, '0');
create macro with_check(body) as body || substr('10X98765432', 1 + (
    7 * substr(body, 1, 1)::integer + 9 * substr(body, 2, 1)::integer + 10 * substr(body, 3, 1)::integer
    + 5 * substr(body, 4, 1)::integer + 8 * substr(body, 5, 1)::integer + 4 * substr(body, 6, 1)::integer
    + 2 * substr(body, 7, 1)::integer + 1 * substr(body, 8, 1)::integer + 6 * substr(body, 9, 1)::integer
    + 3 * substr(body, 10, 1)::integer + 7 * substr(body, 11, 1)::integer + 9 * substr(body, 12, 1)::integer
    + 10 * substr(body, 13, 1)::integer + 5 * substr(body, 14, 1)::integer + 8 * substr(body, 15, 1)::integer
    + 4 * substr(body, 16, 1)::integer + 2 * substr(body, 17, 1)::integer
) % 11, 1);
create macro id_number(n, salt) as with_check(id_body(n, salt));
create macro plate(n, salt) as
    '苏' || ['X', 'Z'][1 + dice(n, salt, 2)] || chr((65 + dice(n, salt || 'a', 8))::integer)
    || lpad(dice(n, salt || '4', 10000)::varchar, 4, '0');
create macro email(n, salt) as 'user' || lpad(dice(n, salt, 1000000)::varchar, 6, '0') || '@example.'
    || ['com', 'net', 'org'][1 + dice(n, salt || 'tld', 3)];
create macro wechat(n, salt) as 'wx_example_' || lpad(to_hex(dice(n, salt, 16777216)), 6, '0');

-- What several steps must agree on.
create macro is_reasonable(request_type, n) as request_type not in ('complaint', 'help') or u(n, 'reasonable') > 0.012;
-- by telephone at once, by text when there is time
create macro responds_at(n, invited, by_phone) as
    invited + if(by_phone, 60 + dice(n, 'responds', 200), 30 + floor(tail(n, 'responds') * 2400)::bigint);
