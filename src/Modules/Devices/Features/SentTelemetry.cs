using System.IO.Compression;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Platform.Devices.Intake;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>What telemetry that comes over HTTP has in common, whatever its format.</summary>
internal static class SentTelemetry
{
    /// <summary>A request's body, as it comes over the line.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    public const int RetryAfterSeconds = 1;

    /// <summary>The body unpacked; null when it is packed in a way we do not know.</summary>
    public static PipeReader? BodyOf(HttpRequest request) => request.Headers.ContentEncoding.ToString() switch
    {
        "" or "identity" => request.BodyReader,
        "gzip" => PipeReader.Create(new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true)),
        _ => null,
    };

    public static Delivery Of(HttpContext http, Call call, ITelemetryFormat format, PipeReader body) => new(call, format, body) { Device = http.User.DeviceOf() };

    /// <summary>The status of a refusal of the request as a whole; when it is worth while to come back, the answer says when.</summary>
    public static int StatusOf(Refusal refusal, HttpResponse response)
    {
        if (refusal.Code == IntakeRefusals.Malformed) return StatusCodes.Status400BadRequest;
        if (refusal.Code == IntakeRefusals.TooLarge.Code) return StatusCodes.Status413PayloadTooLarge;
        response.Headers.RetryAfter = $"{RetryAfterSeconds}";
        return refusal.Code == IntakeRefusals.Unavailable.Code ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status429TooManyRequests;
    }
}
