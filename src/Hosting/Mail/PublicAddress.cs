using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Platform.Hosting.Settings;

namespace Platform.Hosting.Mail;

/// <summary>
/// Where people reach this installation, for links in letters. It is never taken from a request's Host header: whoever sends the
/// request chooses that, and so would choose where a stranger's link leads.
/// </summary>
public sealed class PublicAddress(IConfiguration settings, IServer? server = null)
{
    internal static readonly Setting Setting = new("PublicUrl", "Where people reach this installation, for links in letters: https://platform.example.com", "the first of Urls",
        value => Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? null : $"'{value}' is not an address beginning with https:// or http://");

    /// <summary>The address of a page: "/sign-in".</summary>
    public Uri Page(string path) => new(Base, path);

    public Uri Base => new(settings["PublicUrl"] is { Length: > 0 } given ? given.TrimEnd('/') : Listening);

    private string Listening =>
        server?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?? settings["Urls"]?.Split(';')[0]
        ?? "http://127.0.0.1:5080";
}
