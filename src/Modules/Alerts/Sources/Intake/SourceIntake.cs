using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts.Domain.Sources;
using Platform.Alerts.Intake;
using Platform.Alerts.Sources.Records;
using Platform.Alerts.Storage;
using Platform.Hosting.Tenancy;

namespace Platform.Alerts.Sources.Intake;

/// <summary>What became of what a source posted: alerts that were taken, parts that were none, and parts that were refused.</summary>
internal sealed record SourceAnswer(int Accepted, int Ignored, IReadOnlyList<AlertRejection> Refused);

/// <summary>
/// The way of a payload to its sites: read by the source's mapping, durable, and only then noted in what the source is known by. Whoever dies in between is asked again by the sender,
/// and says the same again.
/// </summary>
internal sealed class SourceIntake(AlertIntake intake, SourceTurns turns, IServiceProvider services, TimeProvider time)
{
    public async Task<Outcome<SourceAnswer>> Take(KnownSource source, byte[] body, string? contentType, string? token, CancellationToken ct)
    {
        using var read = PayloadBody.Read(body, contentType);
        return await turns.Take(source.Id, () => Keep(source, read, Shown(read, body, token), ct), ct);
    }

    // What is said later is later: the time of a post is read in its turn, else what it ends might have begun after it.
    private async Task<Outcome<SourceAnswer>> Keep(KnownSource source, JsonDocument? read, string body, CancellationToken ct)
    {
        var call = new Call(source.Tenant, ActorId.Platform, Instant.Truncate(time.GetUtcNow()));
        await using var scope = services.CreateScopeFor(call);
        var db = scope.ServiceProvider.GetRequiredService<AlertsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (source.Mapping.HasFingerprint) await Lock(db, source.Id, ct);
        var now = Instant.Truncate(time.GetUtcNow());
        var mapped = read is null ? new([], [new(0, AlertBody.Malformed, SourceRefusals.Unreadable.Message)], 0) : source.Mapping.Map(read.RootElement, now);
        IntakeMetrics.Done(mapped.Alerts.Count, mapped.Refused.Count);
        var heard = new Fingerprints(await Known(db, source.Id, mapped, ct), now).Hear(mapped.Alerts);
        if (heard.Arrivals.Count > 0 && await intake.Take(call, heard.Arrivals, ct) is { } refusal) return refusal;
        var answer = new SourceAnswer(mapped.Alerts.Count - heard.Unknown, mapped.Ignored + heard.Unknown, mapped.Refused);
        await SourceNotes.Write(db, source.Id, heard.After, answer, body, ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    // Two posts of one source that come at once to two processes take turns here.
    private static Task<int> Lock(AlertsDb db, Guid source, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('alert-source:' || {source.ToString()}, 0))", ct);

    private static async Task<Dictionary<string, LabelSet>> Known(AlertsDb db, Guid source, MappedPayload mapped, CancellationToken ct)
    {
        var fingerprints = mapped.Alerts.Select(a => a.Fingerprint).OfType<string>().Distinct().ToArray();
        if (fingerprints.Length == 0) return [];
        return await db.HeardAlerts.AsNoTracking().Where(h => h.SourceId == source && fingerprints.Contains(h.Fingerprint)).ToDictionaryAsync(h => h.Fingerprint, h => h.Labels, ct);
    }

    // As JSON, whatever it came as, without what must stay between the sender and us.
    private static string Shown(JsonDocument? read, byte[] body, string? token)
    {
        var text = read is null || body.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..] ? Encoding.UTF8.GetString(body) : JsonSerializer.Serialize(read.RootElement);
        if (token is { Length: > 8 }) text = text.Replace(token, "…", StringComparison.Ordinal);
        text = text.Replace("\0", "", StringComparison.Ordinal);
        return text.Length <= ReceivedPayload.Longest ? text : text[..(char.IsHighSurrogate(text[ReceivedPayload.Longest - 1]) ? ReceivedPayload.Longest - 1 : ReceivedPayload.Longest)];
    }
}
