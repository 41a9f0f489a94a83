using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Live;
using Platform.Hosting.Twins;

namespace Platform.Messaging.Telling;

/// <summary>How many notifications somebody has not read yet.</summary>
internal sealed record UnreadCount(int Unread);

/// <summary>Tells whoever watches their own notifications how many are unread since. All that is told goes one way, so that the last word is the latest.</summary>
internal sealed class Bells
{
    public const int MostCounted = 1_000;

    private const string Count = """
        select p, (select count(*) from (select from messaging.entries e where e.tenant = $1 and e.person_id = p and e.read_at is null limit $3) counted)::int from unnest($2) p
        """;

    private readonly Databases _databases;
    private readonly ILiveFeed _feed;
    private readonly ILogger<Bells> _log;
    private readonly SharedWrites<(TenantId Tenant, Guid Person)> _rings;

    public Bells(Databases databases, ILiveFeed feed, ILogger<Bells> log)
    {
        (_databases, _feed, _log) = (databases, feed, log);
        _rings = new(Tell);
    }

    public static string Of(Guid person) => $"notifications:{person}";

    /// <summary>Something of these people's notifications has changed, and is committed.</summary>
    public void Ring(TenantId tenant, IEnumerable<Guid> people)
    {
        foreach (var person in people)
            if (_feed.IsWatched(tenant, Of(person))) _ = _rings.Add((tenant, person));
    }

    public async Task<IReadOnlyDictionary<Guid, int>> Unread(TenantId tenant, IReadOnlyList<Guid> people, CancellationToken ct)
    {
        await using var connection = await _databases.OpenFor(tenant, ct);
        await using var count = new NpgsqlCommand(Count, connection) { Parameters = { new() { Value = tenant.Value }, new() { Value = people.ToArray() }, new() { Value = MostCounted } } };
        await using var rows = await count.ExecuteReaderAsync(ct);
        var counts = new Dictionary<Guid, int>();
        while (await rows.ReadAsync(ct)) counts[rows.GetGuid(0)] = rows.GetInt32(1);
        return counts;
    }

    private async Task Tell(IReadOnlyList<(TenantId Tenant, Guid Person)> rung)
    {
        try
        {
            foreach (var tenant in rung.Distinct().GroupBy(r => r.Tenant, r => r.Person))
                foreach (var (person, unread) in await Unread(tenant.Key, [.. tenant], CancellationToken.None)) _feed.Publish(tenant.Key, Of(person), "unread", new UnreadCount(unread));
        }
        catch (Exception e) { _log.LogWarning(e, "{Count} people could not be told how many notifications they have not read; they see it when they look.", rung.Count); }
    }
}
