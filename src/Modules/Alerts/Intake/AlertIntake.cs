using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Npgsql;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Storage;

namespace Platform.Alerts.Intake;

/// <summary>What became of the alerts of one request.</summary>
internal sealed record AlertsAnswer(int Accepted, IReadOnlyList<AlertRejection> Rejected);

/// <summary>The way of alerts from a request to their sites: read, placed, durable, told.</summary>
internal sealed class AlertIntake(AlertPlaces places, RuleBooks books, ReceivedLog received, TimeProvider time)
{
    public const int MostBytes = 16 * 1024 * 1024;

    private static readonly Refusal Busy = Refusal.Busy("alert.busy", "More alerts arrive than can be written; send these again in a moment.");
    private static readonly Refusal Unavailable = Refusal.Busy("alert.unavailable", "The alerts could not be written; send them again in a moment.");

    public async Task<Outcome<AlertsAnswer>> Take(Call call, PipeReader body, bool isStrict, CancellationToken ct)
    {
        var now = Instant.Truncate(time.GetUtcNow());
        var timeout = (await books.Of(call.Tenant, ct)).PolicyAt(now).ResolveTimeout;
        var read = new AlertBody(places.Of(call.Tenant), now, timeout, isStrict);
        if (await Read(read, body, ct) is { } refusal) return refusal;
        await places.Place(call.Tenant, read.Arrivals, ct);
        return await Write(call, read);
    }

    /// <summary>Takes alerts somebody else has read; the refusal when they could not be written.</summary>
    public async Task<Refusal?> Take(Call call, IReadOnlyList<Arrival> arrivals, CancellationToken ct)
    {
        await places.Place(call.Tenant, arrivals, ct);
        return await Write(call, arrivals);
    }

    /// <summary>Takes alerts of our own making.</summary>
    public Task Take(TenantId tenant, IReadOnlyList<(Guid Site, AlertReport Report)> reports) => received.TryWrite(new(tenant, [.. reports]))
        ?? throw new InvalidOperationException(Busy.Message);

    private static async Task<Refusal?> Read(AlertBody alerts, PipeReader body, CancellationToken ct)
    {
        var read = await body.ReadAtLeastAsync(MostBytes + 1, ct);
        var length = (int)Math.Min(read.Buffer.Length, MostBytes + 1);
        var held = read.Buffer.IsSingleSegment ? null : ArrayPool<byte>.Shared.Rent(length);
        try
        {
            if (length > MostBytes) return Refusal.TooLarge("alert.too-large", "The body holds more than one request may carry; send it in several requests.");
            if (held is not null) read.Buffer.Slice(0, length).CopyTo(held);
            alerts.Read(held is null ? read.Buffer.FirstSpan[..length] : held.AsSpan(0, length));
            return null;
        }
        catch (JsonException e) { return Refusal.Invalid(AlertBody.Malformed, $"The alerts cannot be read: {e.Message}"); }
        finally
        {
            body.AdvanceTo(read.Buffer.End);
            if (held is not null) ArrayPool<byte>.Shared.Return(held);
        }
    }

    private async Task<Outcome<AlertsAnswer>> Write(Call call, AlertBody read)
    {
        // Who is limited to some sites reports for these, and learns of no others.
        var refused = call.Sites.IsAll ? [] : read.Arrivals.Where(a => !call.Sites.Contains(a.Known.Place.Site)).Select(a => new AlertRejection(a.Index, "alert.site", "Name a site of yours by the label site.")).ToList();
        var taken = refused.Count == 0 ? read.Arrivals : [.. read.Arrivals.Where(a => call.Sites.Contains(a.Known.Place.Site))];
        IReadOnlyList<AlertRejection> rejected = [.. read.Rejections.Concat(refused).OrderBy(r => r.Index)];
        IntakeMetrics.Done(taken.Count, rejected.Count);
        return taken.Count > 0 && await Write(call, taken) is { } refusal ? refusal : new AlertsAnswer(taken.Count, rejected);
    }

    private async Task<Refusal?> Write(Call call, IReadOnlyList<Arrival> taken)
    {
        if (received.TryWrite(new(call.Tenant, Reports(taken))) is not { } writing) return Busy;
        try { await writing; }
        catch (NpgsqlException) { return Unavailable; } // the log has logged it
        return null;
    }

    private static (Guid, AlertReport)[] Reports(IReadOnlyList<Arrival> taken)
    {
        var reports = new (Guid, AlertReport)[taken.Count];
        for (var i = 0; i < reports.Length; i++) reports[i] = (taken[i].Known.Place.Site, taken[i].Report());
        return reports;
    }
}
