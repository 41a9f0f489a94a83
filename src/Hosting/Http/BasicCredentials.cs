using System.Text;

namespace Platform.Hosting.Http;

/// <summary>What HTTP basic authentication (RFC 7617) shows in an Authorization header.</summary>
public readonly record struct BasicCredentials(string User, string Password)
{
    private const int Longest = 1_000;

    /// <summary>Null where the header says something else, or nothing that can be read.</summary>
    public static BasicCredentials? Of(string authorization)
    {
        if (!authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) || authorization.Length > Longest) return null;
        Span<byte> bytes = stackalloc byte[Longest];
        if (!Convert.TryFromBase64String(authorization["Basic ".Length..].Trim(), bytes, out var length)) return null;
        return Encoding.UTF8.GetString(bytes[..length]).Split(':', 2) is [var user, var password] ? new(user, password) : null;
    }
}
