using Npgsql;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;

namespace Platform.Identity.Storage;

/// <summary>The names of those who did something: users, and API keys by the names people gave them.</summary>
internal sealed class ActorNames(Databases databases) : IActorNames
{
    public async Task<IReadOnlyDictionary<Guid, string>> Of(TenantId tenant, IReadOnlyCollection<Guid> actors, CancellationToken ct)
    {
        var names = new Dictionary<Guid, string>();
        if (actors.Count == 0) return names;
        if (actors.Contains(SampleData.Actor.Value)) names[SampleData.Actor.Value] = SampleData.ActorName;

        await using var connection = await databases.OpenFor(tenant, ct);
        await using var find = new NpgsqlCommand("""
            select id, name from identity.users where tenant = $1 and id = any($2)
            union all
            select id, name from identity.api_keys where tenant = $1 and id = any($2)
            """, connection);
        find.Parameters.AddWithValue(tenant.Value);
        find.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. actors] });
        await using var rows = await find.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) names[rows.GetGuid(0)] = rows.GetString(1);
        return names;
    }
}
