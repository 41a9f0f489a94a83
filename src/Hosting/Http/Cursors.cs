using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Platform.Hosting.Tenancy;

namespace Platform.Hosting.Http;

/// <summary>
/// Makes a place in a list into an opaque word and back. The word is encrypted for one tenant, one endpoint and one set of filters,
/// so a forged one, a neighbour's and one from another list all look the same: invalid.
/// </summary>
public sealed class Cursors(IDataProtectionProvider protection, IHttpContextAccessor http, CurrentCall current)
{
    private const string Purpose = "Platform.Hosting.Http.Cursors.v1";

    public string Seal(byte[] place) => WebEncoders.Base64UrlEncode(Protector().Protect(place));

    public byte[] Open(string cursor)
    {
        try
        {
            return Protector().Unprotect(WebEncoders.Base64UrlDecode(cursor));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            throw new MalformedException("cursor", "This cursor is not of this list; start again without one.", MalformedException.CursorInvalid);
        }
    }

    private IDataProtector Protector()
    {
        var context = http.HttpContext ?? throw new InvalidOperationException("Cursors belong to a request.");
        var endpoint = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? context.Request.Path;
        return protection.CreateProtector(Purpose, current.Call.Tenant.ToString(), endpoint, Question(context.Request));
    }

    // Everything that was asked but the place and how much to show: filters, order, words, and the values in the path.
    private static string Question(HttpRequest request) => string.Join('&',
        from parameter in request.Query
        let name = parameter.Key.ToLowerInvariant()
        where name is not ("cursor" or "limit" or "count" or "fields")
        orderby name
        select $"{name}={string.Join(',', parameter.Value.ToArray())}") + request.Path.Value;
}
