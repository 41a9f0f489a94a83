using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Platform.Hosting.Http.Idempotency;

/// <summary>What makes two requests the same: method, address and body.</summary>
internal static class IdempotentRequest
{
    public const int LargestBody = 1024 * 1024;
    private const int LongestKey = 255;

    public static string Key(StringValues header) =>
        header is [{ Length: > 0 and <= LongestKey } key] && key.All(c => c is > ' ' and <= '~')
            ? key
            : throw new MalformedException("Idempotency-Key", $"An Idempotency-Key is one word of 1 to {LongestKey} visible ASCII characters, such as a UUID.");

    /// <summary>Reads the body, puts it back for the endpoint, and answers the fingerprint; null when it is too large.</summary>
    public static async Task<byte[]?> Read(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > LargestBody) return null;

        var body = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, ct) is > 0 and var read)
        {
            if (body.Length + read > LargestBody) return null;
            body.Write(buffer, 0, read);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.PathBase}{request.Path}\n{request.QueryString}\n"));
        hash.AppendData(body.GetBuffer().AsSpan(0, (int)body.Length));
        body.Position = 0;
        request.Body = body;
        return hash.GetHashAndReset();
    }
}
