using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Devices.Intake;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Limits;

namespace Platform.Devices.Features;

/// <summary>Takes readings: each is kept or refused by itself, and those that are kept are durable before the answer.</summary>
internal static class PostTelemetry
{
    private const int MostBytes = 16 * 1024 * 1024;

    /// <summary>The body, for the reference; it is read as it arrives, not into this.</summary>
    public sealed record Batch(IReadOnlyList<SentReading> Readings);

    public sealed record SentReading(string DeviceId, DateTimeOffset At, double? Battery, double? Signal, double? Temperature, bool? Online, IReadOnlyDictionary<string, double>? Metrics);

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/telemetry", Post)
        .WithName(nameof(PostTelemetry)).WithTags("Telemetry").RequirePermission(DevicesPermissions.SendTelemetry.Name)
        .WithSummary("Send readings")
        .Accepts<Batch>("application/json")
        .WithBodyLimit(MostBytes).WithRateLimit(RateLimit.Intake)
        .WithoutIdempotency(); // a reading is known by its device and time: sending it again does no harm

    private static async Task<Results<Ok<TelemetryAnswer>, ProblemHttpResult>> Post(HttpContext http, TelemetryIntake intake, Call call, CancellationToken ct)
    {
        var outcome = await intake.Take(call, http.Request.BodyReader, ct);
        if (outcome.Refusal is not { } refusal) return TypedResults.Ok(outcome.Value!);
        if (refusal.Code == IntakeRefusals.Malformed) return Problems.Of(StatusCodes.Status400BadRequest, refusal.Code, "The body cannot be read as readings; none was kept.", refusal.Message);
        http.Response.Headers.RetryAfter = "1";
        return refusal.Code == IntakeRefusals.Unavailable.Code ? Problems.Of(StatusCodes.Status503ServiceUnavailable, refusal.Code, refusal.Message) : Problems.Of(refusal);
    }
}
