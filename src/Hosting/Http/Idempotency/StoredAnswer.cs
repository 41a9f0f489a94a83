using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Platform.Hosting.Http.Idempotency;

/// <summary>An answer as it was given, so that it can be given again.</summary>
internal sealed record StoredAnswer(int Status, string? ContentType, string? ETag, string? Location, byte[] Body)
{
    /// <summary>A larger answer is given once and not kept.</summary>
    private const int LargestBody = 1024 * 1024;

    public static StoredAnswer Of(HttpResponse response, byte[] body) =>
        new(response.StatusCode, response.ContentType, NullIfEmpty(response.Headers.ETag), NullIfEmpty(response.Headers.Location), body);

    /// <summary>Null when it is too large to keep.</summary>
    public byte[]? Seal(IDataProtector protector) =>
        Body.Length > LargestBody ? null : protector.Protect(JsonSerializer.SerializeToUtf8Bytes(this));

    public static StoredAnswer Unseal(byte[] sealedAnswer, IDataProtector protector) =>
        JsonSerializer.Deserialize<StoredAnswer>(protector.Unprotect(sealedAnswer))!;

    public async Task Give(HttpResponse response, CancellationToken ct)
    {
        response.StatusCode = Status;
        response.ContentType = ContentType;
        if (ETag is not null) response.Headers.ETag = ETag;
        if (Location is not null) response.Headers.Location = Location;
        response.Headers["Idempotency-Replayed"] = "true";
        if (Body.Length == 0) return;
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, ct);
    }

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
