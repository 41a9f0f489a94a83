using Microsoft.AspNetCore.Http;
using Platform.Hosting.Http.Keys;

namespace Platform.Identity.Access;

/// <summary>The ways to say who one is.</summary>
internal static class Schemes
{
    /// <summary>The default: picks one of the others by the request's headers.</summary>
    public const string Platform = "platform";

    public const string Cookie = "cookie";
    public const string Token = "token";
    public const string ApiKey = "api-key";

    public const string CookieName = "platform_session";
    public const string DeviceCookieName = "platform_device";
    public const string ApiKeyHeader = "X-Api-Key";

    /// <summary>A request that shows a key or a token stands or falls by it: a bad one does not fall back to the cookie.</summary>
    public static string Of(HttpRequest request)
    {
        if (request.Headers.ContainsKey(ApiKeyHeader)) return ApiKey;
        if (request.Headers.Authorization.ToString() is not { Length: > 0 } authorization) return Cookie;
        return Bearer(authorization) is { } credential && !PresentedKey.IsMarked(credential) ? Token : ApiKey;
    }

    /// <summary>What follows "Bearer", whatever its case.</summary>
    public static string? Bearer(string authorization) =>
        authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? authorization["Bearer ".Length..].Trim() : null;
}
