using System.Net;
using System.Text.Json;
using Platform.TestKit;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Emails;

/// <summary>A mailbox of the first company, posted to as its provider does.</summary>
internal sealed record MailDesk(PlatformApp App, string Id, string Address, string Path, string? UserInfo)
{
    public static async Task<MailDesk> Open(PlatformApp app, string provider = "sendGrid", string? signingKey = null)
    {
        var made = await app.One.Do(HttpMethod.Post, "/v1/mailboxes", new { provider, address = $"help{Guid.NewGuid():N}@acme.example", signingKey });
        return new(app, made.Id(), made.Text("address"), new Uri(made.Text("postTo")).AbsolutePath, made.GetProperty("userInfo").GetString());
    }

    public async Task<HttpResponseMessage> Try(HttpContent form)
    {
        using var stranger = App.Stranger();
        var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = form };
        if (UserInfo is not null) request.Headers.Authorization = Posts.Basic(UserInfo);
        return await stranger.SendAsync(request, Ct);
    }

    public async Task<JsonElement> Send(HttpContent form)
    {
        var response = await Try(form);
        Assert.True(response.StatusCode is HttpStatusCode.OK, $"{response.StatusCode} {await response.Content.ReadAsStringAsync(Ct)}");
        return await response.Json();
    }
}
