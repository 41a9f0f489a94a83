using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Hosting.Privacy;

/// <summary>What the shell itself keeps of a person: what the journal tells of what they did and of what was done about them, and finished work that names them.</summary>
internal sealed class JournalOfPerson(Databases databases, JournalSeals seals, Call call) : IPersonalDataSource
{
    // A person's id is in the entry, or in what it says; texts are sealed.
    private const string Told = """
        select to_jsonb(e) from (
          select stream_kind, stream_id, version, kind, at, actor, address, agent, data from platform.journal
          where tenant = $1 and (actor = $2 or stream_id = $2 or data::text like '%' || $2::text || '%') order by at, position) e
        """;

    private const string Named = "tenant = $1 and (payload::text like '%' || $2::text || '%' or exists (select from unnest($3) named where strpos(lower(payload::text), lower(named)) > 0))";

    public string Module => "platform";
    public int Order => -10;

    public async Task<IReadOnlyList<PersonalTable>> Of(PersonInQuestion person, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(call.Tenant, ct);
        var journal = await seals.OpenJson(call.Tenant, await Read(connection, Told, person, ct), ct);
        var jobs = await Read(connection, $"select to_jsonb(j) from (select id, kind, state, payload, created_at, finished_at from platform.jobs where {Named}) j", person, ct);
        return [new("journal", journal), new("jobs", jobs)];
    }

    public async Task Erase(PersonInQuestion person, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(call.Tenant, ct);
        await using var erase = Ask(connection, $"delete from platform.jobs where {Named} and state in ('done', 'dead', 'waiting') and kind not like 'privacy.%'", person);
        await erase.ExecuteNonQueryAsync(ct);
    }

    private async Task<List<string>> Read(NpgsqlConnection connection, string sql, PersonInQuestion person, CancellationToken ct)
    {
        await using var read = Ask(connection, sql, person);
        await using var rows = await read.ExecuteReaderAsync(ct);
        var found = new List<string>();
        while (await rows.ReadAsync(ct)) found.Add(rows.GetString(0));
        return found;
    }

    private NpgsqlCommand Ask(NpgsqlConnection connection, string sql, PersonInQuestion person)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue(call.Tenant.Value);
        command.Parameters.AddWithValue(person.Id);
        if (sql.Contains("$3", StringComparison.Ordinal)) command.Parameters.AddWithValue(person.Texts.ToArray());
        return command;
    }
}
