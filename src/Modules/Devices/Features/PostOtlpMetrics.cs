using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Platform.Devices.Intake;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Limits;

namespace Platform.Devices.Features;

/// <summary>
/// Takes metrics from an OpenTelemetry Collector or SDK: set its OTLP/HTTP endpoint to /v1/otlp. Gauges and sums become readings of the
/// device named by the attribute device.id, device.serial or service.instance.id; what cannot be kept is told as a partial success.
/// </summary>
internal static class PostOtlpMetrics
{
    private const string Protobuf = "application/x-protobuf", Json = "application/json";

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/otlp/v1/metrics", Post)
        .WithName(nameof(PostOtlpMetrics)).WithTags("Telemetry").RequirePermission(DevicesPermissions.SendTelemetry.Name)
        .WithSummary("Send OpenTelemetry metrics")
        .Accepts<OtlpRequest>(Protobuf, Json).Produces(StatusCodes.Status200OK, null, Protobuf, Json)
        .WithBodyLimit(SentTelemetry.MostBytes).WithRateLimit(RateLimit.Intake)
        .WithoutIdempotency(); // a measurement is known by its device, time and name

    private static async Task<IResult> Post(HttpContext http, TelemetryIntake intake, Call call, CancellationToken ct)
    {
        var isJson = http.Request.ContentType!.StartsWith(Json, StringComparison.OrdinalIgnoreCase);
        if (SentTelemetry.BodyOf(http.Request) is not { } body) return new OtlpAnswer(isJson, StatusCodes.Status415UnsupportedMediaType, "Send the body as it is, or packed with gzip.");

        var outcome = await intake.Take(SentTelemetry.Of(http, call, isJson ? OtlpJsonFormat.Instance : OtlpFormat.Instance, body), ct);
        if (outcome.Refusal is { } refusal) return new OtlpAnswer(isJson, SentTelemetry.StatusOf(refusal, http.Response), refusal.Message);
        return new OtlpAnswer(isJson, outcome.Value!.Rejected);
    }
}
