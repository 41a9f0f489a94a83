using System.ComponentModel;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using NpgsqlTypes;
using Platform.Hosting.Data;
using Platform.Hosting.Http;

namespace Platform.Identity.Audit;

/// <summary>Which entries somebody looks for.</summary>
internal sealed partial record AuditFilter(
    [property: FromQuery(Name = "filter[actor]"), Description("Who did it: the id of a person or an API key; all zeros for the platform itself.")] Guid? Actor,
    [property: FromQuery(Name = "filter[kind]"), Description("Kinds of records or of changes, with commas between: user, device.moved.")] string? Kind,
    [property: FromQuery(Name = "filter[record]"), Description("The id of the record that was changed.")] Guid? Record,
    [property: FromQuery(Name = "filter[traceId]"), Description("The trace id of the request that caused it, as problems and answers show it.")] string? TraceId,
    [property: FromQuery(Name = "filter[at][gte]"), Description("Not before this instant.")] DateTimeOffset? Since,
    [property: FromQuery(Name = "filter[at][lt]"), Description("Before this instant.")] DateTimeOffset? Until)
{
    // Names of people are sealed in the journal, so who is looked for by name is found among those who act.
    private const string Words = """
        (data::text ilike $7 or kind ilike $7 or actor in (
          select id from identity.users where tenant = $1 and name ilike $7 union all select id from identity.api_keys where tenant = $1 and name ilike $7))
        """;

    /// <summary>The conditions of $1 to $7, in SQL.</summary>
    public const string Sql = $"""
        tenant = $1 and ($2::uuid is null or actor = $2) and ($3::text[] is null or stream_kind = any($3) or regexp_replace(kind, '\.v\d+$', '') = any($3))
        and ($4::uuid is null or stream_id = $4) and ($5::text is null or substr(trace, 4, 32) = $5) and at >= $6 and ($7::text is null or {Words}) and at < $8
        """;

    public void AddTo(NpgsqlCommand command, TenantId tenant, string? words)
    {
        if (TraceId is { Length: > 0 } trace && !Trace().IsMatch(trace)) throw new MalformedException("filter[traceId]", "A trace id has 32 hexadecimal digits.");
        string[]? kinds = Kind is { Length: > 0 } kind ? kind.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : null;
        Add(NpgsqlDbType.Uuid, tenant.Value);
        Add(NpgsqlDbType.Uuid, Actor);
        Add(NpgsqlDbType.Array | NpgsqlDbType.Text, kinds);
        Add(NpgsqlDbType.Uuid, Record);
        Add(NpgsqlDbType.Text, TraceId is { Length: > 0 } ? TraceId : null);
        Add(NpgsqlDbType.TimestampTz, Since?.UtcDateTime ?? DateTime.UnixEpoch);
        Add(NpgsqlDbType.Text, words is { Length: > 0 } ? Like.Contains(words) : null);
        Add(NpgsqlDbType.TimestampTz, Until?.UtcDateTime ?? DateTime.UnixEpoch.AddYears(1000));

        void Add(NpgsqlDbType type, object? value) => command.Parameters.Add(new() { NpgsqlDbType = type, Value = value ?? DBNull.Value });
    }

    [GeneratedRegex("^[0-9a-f]{32}$")]
    private static partial Regex Trace();
}
