using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Platform.Devices.Intake;

namespace Platform.Devices.Features;

/// <summary>
/// What OTLP/HTTP wants to hear, in the encoding it was asked in: an ExportMetricsServiceResponse, with the data points that were not
/// kept and why, or a google.rpc.Status.
/// </summary>
internal sealed class OtlpAnswer : IResult, IStatusCodeHttpResult
{
    private const int InvalidArgument = 3, ResourceExhausted = 8, Unavailable = 14;

    private readonly bool _isJson;
    private readonly int _status;
    private readonly string? _message;
    private readonly int _rejected;

    public OtlpAnswer(bool isJson, int status, string message) => (_isJson, _status, _message) = (isJson, status, message);

    public OtlpAnswer(bool isJson, IReadOnlyList<Rejection> rejected)
    {
        (_isJson, _status, _rejected) = (isJson, StatusCodes.Status200OK, rejected.Count);
        _message = rejected.Count == 0 ? null : Why(rejected);
    }

    public int? StatusCode => _status;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = _status;
        response.ContentType = _isJson ? "application/json" : "application/x-protobuf";
        return response.Body.WriteAsync(_isJson ? Json() : Protobuf(), httpContext.RequestAborted).AsTask();
    }

    /// <summary>Each reason once, with how often and one example.</summary>
    internal static string Why(IReadOnlyList<Rejection> rejected) => string.Join("; ", rejected.GroupBy(r => r.Code)
        .Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Count()} × {reason.Key}: {reason.First().Detail}")));

    private int Code => _status switch
    {
        StatusCodes.Status429TooManyRequests => ResourceExhausted,
        StatusCodes.Status503ServiceUnavailable => Unavailable,
        _ => InvalidArgument,
    };

    private byte[] Json() => _status != StatusCodes.Status200OK ? JsonSerializer.SerializeToUtf8Bytes(new { code = Code, message = _message })
        : _message is null ? [.. "{}"u8]
        : JsonSerializer.SerializeToUtf8Bytes(new { partialSuccess = new { rejectedDataPoints = _rejected.ToString(CultureInfo.InvariantCulture), errorMessage = _message } });

    private byte[] Protobuf()
    {
        if (_message is null) return [];
        var inner = new ArrayBufferWriter<byte>();
        Number(inner, 1, _status == StatusCodes.Status200OK ? _rejected : Code);
        Bytes(inner, 2, Encoding.UTF8.GetBytes(_message));
        if (_status != StatusCodes.Status200OK) return inner.WrittenSpan.ToArray();
        var outer = new ArrayBufferWriter<byte>();
        Bytes(outer, 1, inner.WrittenSpan);
        return outer.WrittenSpan.ToArray();
    }

    private static void Number(ArrayBufferWriter<byte> to, int field, int value)
    {
        Varint(to, (uint)field << 3);
        Varint(to, (uint)value);
    }

    private static void Bytes(ArrayBufferWriter<byte> to, int field, ReadOnlySpan<byte> bytes)
    {
        Varint(to, ((uint)field << 3) | 2);
        Varint(to, (uint)bytes.Length);
        to.Write(bytes);
    }

    private static void Varint(ArrayBufferWriter<byte> to, uint value)
    {
        for (; value >= 0x80; value >>= 7) to.Write([(byte)(value | 0x80)]);
        to.Write([(byte)value]);
    }
}
