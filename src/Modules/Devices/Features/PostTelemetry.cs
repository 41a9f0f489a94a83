using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Platform.Devices.Intake;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Limits;

namespace Platform.Devices.Features;

/// <summary>
/// Takes readings: each is kept or refused by itself, and those that are kept are durable before the answer. As application/x-ndjson
/// the body is a stream of any length, one reading to a line, and so is the answer: a line for each group of lines that was kept.
/// </summary>
internal static class PostTelemetry
{
    private const string Json = "application/json", Lines = "application/x-ndjson";

    /// <summary>The body, for the reference; it is read as it arrives, not into this.</summary>
    public sealed record Batch(IReadOnlyList<SentReading> Readings);

    public sealed record SentReading(string DeviceId, DateTimeOffset At, double? Battery, double? Signal, double? Temperature, bool? Online, IReadOnlyDictionary<string, double>? Metrics);

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/telemetry", Post)
        .WithName(nameof(PostTelemetry)).WithTags("Telemetry").RequirePermission(DevicesPermissions.SendTelemetry.Name)
        .WithSummary("Send readings")
        .Accepts<Batch>(Json, Lines)
        .WithBodyLimit(SentTelemetry.MostBytes).WithRateLimit(RateLimit.Intake)
        .WithoutIdempotency(); // a reading is known by its device and time: sending it again does no harm

    private static async Task<Results<Ok<TelemetryAnswer>, EmptyHttpResult, ProblemHttpResult>> Post(
        HttpContext http, TelemetryIntake intake, Call call, IHostApplicationLifetime life, CancellationToken ct)
    {
        if (SentTelemetry.BodyOf(http.Request) is not { } body)
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, "request.unsupported-encoding", "Send the body as it is, or packed with gzip.");
        if (http.Request.ContentType!.StartsWith(Lines, StringComparison.OrdinalIgnoreCase))
            return await new TelemetryStream(http, intake, life).Run(call, body, ct) is { } ended ? Refused(ended, http) : TypedResults.Empty;

        var outcome = await intake.Take(SentTelemetry.Of(http, call, JsonFormat.Instance, body), ct);
        return outcome.Refusal is { } refusal ? Refused(refusal, http) : TypedResults.Ok(outcome.Value!);
    }

    private static ProblemHttpResult Refused(Refusal refusal, HttpContext http)
    {
        var status = SentTelemetry.StatusOf(refusal, http.Response);
        return status == StatusCodes.Status400BadRequest
            ? Problems.Of(status, refusal.Code, "The body cannot be read as readings; none was kept.", refusal.Message)
            : Problems.Of(status, refusal.Code, refusal.Message);
    }
}
