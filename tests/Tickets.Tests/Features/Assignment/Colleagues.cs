using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Platform.TestKit;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Features.Assignment;

/// <summary>People who join a company by invitation, and teams of them.</summary>
internal static partial class Colleagues
{
    public static async Task<string> Join(this PlatformApp app, string name)
    {
        var email = $"{Guid.NewGuid():n}@joined.example";
        await app.One.Do(HttpMethod.Post, "/v1/invitations", new { email, role = "technician" });
        var token = Token().Match((await app.MailTo(email)).Text).Value;
        using var stranger = app.Stranger();
        var joined = await stranger.PostAsJsonAsync("/v1/invitations/acceptance", new { token, name, password = "demo-Platform-1" }, Ct);
        Assert.True(joined.IsSuccessStatusCode, await joined.Content.ReadAsStringAsync(Ct));
        return (await joined.Json()).Text("userId");
    }

    public static async Task<(string Team, string[] Members)> Team(this PlatformApp app, params string[] names)
    {
        var members = new List<string>();
        foreach (var name in names) members.Add(await app.Join(name));
        return ((await app.One.Do(HttpMethod.Post, "/v1/teams", new { name = $"Team {Guid.NewGuid():n}", members })).Id(), [.. members]);
    }

    [GeneratedRegex(@"inv_[A-Za-z0-9_-]+")]
    private static partial Regex Token();
}
