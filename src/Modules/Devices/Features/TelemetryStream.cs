using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Hosting;
using Platform.Devices.Intake;

namespace Platform.Devices.Features;

/// <summary>
/// A stream of readings and the stream of its answers. Each answer names the lines it is about, and comes when those that were kept are
/// durable: <c>{"from":1,"to":3,"accepted":2,"duplicates":0,"clamped":0,"rejected":[{"line":2,"code":"reading.out-of-range","detail":"…"}]}</c>.
/// When no more can be taken, the last answer says so, and from which line to send again:
/// <c>{"from":4,"refused":{"code":"telemetry.busy","detail":"…","retryAfterSeconds":1}}</c>.
/// </summary>
internal sealed class TelemetryStream(HttpContext http, TelemetryIntake intake, IHostApplicationLifetime life)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(5);
    private static readonly byte[] End = [(byte)'\n'];

    /// <summary>Answers the refusal when the first lines already are refused, so that the answer as a whole can be one.</summary>
    public async Task<Refusal?> Run(Call call, PipeReader body, CancellationToken ct)
    {
        // It may be as long as it likes, and pause: what was read is kept before more is read.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = null;

        using var format = new NdjsonFormat();
        while (await Wait(body, ct))
        {
            var first = format.Lines + 1;
            var outcome = await intake.Take(SentTelemetry.Of(http, call, format, body), ct);
            if (outcome.Refusal is not { } refusal) await Answer(first, format.Lines, outcome.Value!, ct);
            else if (!http.Response.HasStarted) return refusal;
            else
            {
                await Write(new { from = first, refused = new { code = refusal.Code, detail = refusal.Message, retryAfterSeconds = refusal.Kind is RefusalKind.Busy ? SentTelemetry.RetryAfterSeconds : (int?)null } }, ct);
                return null;
            }
        }

        if (!http.Response.HasStarted) Begin();
        return null;
    }

    // Who says nothing for long, or goes on while we stop, has had an answer to all that arrived, and may begin anew.
    private async Task<bool> Wait(PipeReader body, CancellationToken ct)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct, life.ApplicationStopping);
        enough.CancelAfter(LongestSilence);
        try { return await NdjsonFormat.Wait(body, enough.Token); }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested) { return false; }
    }

    private Task Answer(long from, long to, TelemetryAnswer answer, CancellationToken ct) => Write(new
    {
        from, to, accepted = answer.Accepted, duplicates = answer.Duplicates, clamped = answer.Clamped,
        rejected = answer.Rejected.Select(r => new { line = from + r.Index, code = r.Code, detail = r.Detail }),
    }, ct);

    private async Task Write<T>(T answer, CancellationToken ct)
    {
        if (!http.Response.HasStarted) Begin();
        await JsonSerializer.SerializeAsync(http.Response.Body, answer, JsonSerializerOptions.Web, ct);
        await http.Response.Body.WriteAsync(End, ct);
        await http.Response.Body.FlushAsync(ct);
    }

    private void Begin() => http.Response.ContentType = "application/x-ndjson";
}
