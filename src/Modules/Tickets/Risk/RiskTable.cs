using System.Runtime.InteropServices;
using Npgsql;
using NpgsqlTypes;
using Platform.Hosting.Data;
using Platform.Tickets.Domain.Risk;

namespace Platform.Tickets.Risk;

/// <summary>A ticket and what was judged of it.</summary>
internal readonly record struct JudgedRisk(JudgedTicket Ticket, Judgement Judgement)
{
    public const int SignBytes = sizeof(float);

    /// <summary>The signs as they are kept, and back.</summary>
    public static byte[] Pack(float[] signs) => MemoryMarshal.AsBytes<float>(signs).ToArray();

    /// <summary>Nothing when they were kept by a program that knew other signs.</summary>
    public static float[]? Unpack(byte[]? signs) => signs?.Length == Signs.Count * SignBytes ? MemoryMarshal.Cast<byte, float>(signs).ToArray() : null;
}

/// <summary>Writes what was judged beside the tickets, many at once. What was judged later, or of a later version, stays.</summary>
internal sealed class RiskTable(Databases databases)
{
    private const string Upsert = """
        insert into tickets.risks as r (tenant, ticket_id, number, version, probability, signs, model, due_at, best_team_id, best_probability, judged_at)
        select $1, n.*, $2::timestamptz from unnest($3, $4, $5, $6, $7, $8, $9, $10, $11) n(ticket_id, number, version, probability, signs, model, due_at, best_team_id, best_probability)
        on conflict (tenant, ticket_id) do update set version = excluded.version, probability = excluded.probability, signs = excluded.signs, model = excluded.model, due_at = excluded.due_at,
          best_team_id = excluded.best_team_id, best_probability = excluded.best_probability, judged_at = excluded.judged_at
        where r.version <= excluded.version and r.judged_at <= excluded.judged_at
        """;

    public async Task Write(TenantId tenant, IReadOnlyList<JudgedRisk> risks, int model, DateTimeOffset now, CancellationToken ct)
    {
        if (risks.Count == 0) return;
        await using var write = databases.System.CreateCommand(Upsert);
        write.CommandTimeout = 120;
        Add(tenant.Value, NpgsqlDbType.Uuid);
        Add(now.UtcDateTime, NpgsqlDbType.TimestampTz);
        Column(r => r.Ticket.Key, NpgsqlDbType.Uuid);
        Column(r => r.Ticket.Number, NpgsqlDbType.Integer);
        Column(r => r.Ticket.Version, NpgsqlDbType.Integer);
        Column(r => r.Judgement.Probability, NpgsqlDbType.Double);
        Column(r => r.Judgement.Signs is { } signs ? JudgedRisk.Pack(signs) : null, NpgsqlDbType.Bytea);
        Column(_ => model, NpgsqlDbType.Integer);
        Column(r => r.Judgement.Probability is null ? (DateTime?)null : r.Judgement.Target.DueAt.UtcDateTime, NpgsqlDbType.TimestampTz);
        Column(r => r.Judgement.Best is { } best ? Guid.Parse(best.Group) : (Guid?)null, NpgsqlDbType.Uuid);
        Column(r => r.Judgement.Best?.ProbabilityThen, NpgsqlDbType.Double);
        await write.ExecuteNonQueryAsync(ct);

        void Column<T>(Func<JudgedRisk, T> value, NpgsqlDbType type) => Add(risks.Select(value).ToArray(), NpgsqlDbType.Array | type);
        void Add(object value, NpgsqlDbType type) => write.Parameters.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
    }
}
