using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Devices.Intake;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Limits;

namespace Platform.Devices.Features;

/// <summary>
/// Takes what Prometheus writes remotely, versions 1 and 2: set the url of its remote_write to /v1/prometheus/write. The device is named
/// by the label device_id, device_serial or instance. Samples that can never be kept are answered 400, and the others are kept:
/// Prometheus does not send those again. When later is better, 503 says so, which it tries again; 429 it would not, by default.
/// </summary>
internal static class PostRemoteWrite
{
    private const string Protobuf = "application/x-protobuf", FirstMessage = "prometheus.WriteRequest", SecondMessage = "io.prometheus.write.v2.Request";

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/prometheus/write", Post)
        .WithName(nameof(PostRemoteWrite)).WithTags("Telemetry").RequirePermission(DevicesPermissions.SendTelemetry.Name)
        .WithSummary("Send Prometheus samples")
        .Accepts<byte[]>(Protobuf).Produces(StatusCodes.Status204NoContent)
        .WithBodyLimit(SentTelemetry.MostBytes).WithRateLimit(RateLimit.Intake)
        .WithoutIdempotency(); // a sample is known by its device, time and name

    private static async Task<IResult> Post(HttpContext http, TelemetryIntake intake, Call call, CancellationToken ct)
    {
        var encoding = http.Request.Headers.ContentEncoding.ToString();
        if (encoding is not ("" or "snappy")) return Told(StatusCodes.Status415UnsupportedMediaType, "Send the message packed with snappy.");
        if (FormatOf(http.Request.ContentType ?? "") is not { } format) return Told(StatusCodes.Status415UnsupportedMediaType, $"Send {FirstMessage} or {SecondMessage}.");

        var outcome = await intake.Take(SentTelemetry.Of(http, call, format, http.Request.BodyReader), ct);
        if (outcome.Refusal is { } refusal)
        {
            var status = SentTelemetry.StatusOf(refusal, http.Response);
            return Told(status == StatusCodes.Status429TooManyRequests ? StatusCodes.Status503ServiceUnavailable : status, refusal.Message);
        }

        if (format == RemoteWriteFormat.Second) SayWritten(outcome.Value!, http.Response);
        return outcome.Value!.Rejected is { Count: > 0 } rejected ? Told(StatusCodes.Status400BadRequest, OtlpAnswer.Why(rejected)) : TypedResults.NoContent();
    }

    private static RemoteWriteFormat? FormatOf(string contentType)
    {
        var message = contentType.Split(';').Select(part => part.Trim()).FirstOrDefault(part => part.StartsWith("proto=", StringComparison.OrdinalIgnoreCase))?["proto=".Length..].Trim('"');
        return message switch { null or FirstMessage => RemoteWriteFormat.First, SecondMessage => RemoteWriteFormat.Second, _ => null };
    }

    // A sample that was known already was written, if not by this request.
    private static void SayWritten(TelemetryAnswer answer, HttpResponse response)
    {
        response.Headers["X-Prometheus-Remote-Write-Samples-Written"] = answer.Items.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-Prometheus-Remote-Write-Histograms-Written"] = "0";
        response.Headers["X-Prometheus-Remote-Write-Exemplars-Written"] = "0";
    }

    private static ContentHttpResult Told(int status, string why) => TypedResults.Text(why, "text/plain", statusCode: status);
}
