using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Host;
using Platform.Hosting.Live;
using Platform.TestKit;

namespace Platform.Identity.Access;

/// <summary>Whoever may not go on is not left listening, whichever process heard of it first.</summary>
public sealed class LiveAccessTests(OwnIdentityApp app) : IClassFixture<OwnIdentityApp>, IAsyncLifetime
{
    // A guard against hanging; the promise is two seconds.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(90);

    private PlatformHost _elsewhere = null!;

    public async ValueTask InitializeAsync() => _elsewhere = await app.Elsewhere();

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task An_ended_session_hangs_up_here_and_elsewhere()
    {
        var own = await OwnTenant.Registered(app);
        var (victim, mine) = (await app.BrowserOf(own.Email, own.Password), await app.BrowserOf(own.Email, own.Password));
        await using var here = await Connect(app.Url, victim);
        await using var there = await Connect(_elsewhere.Url, victim);
        await using var kept = await Connect(_elsewhere.Url, mine);

        await mine.DeleteAsync("/v1/sessions");

        await Task.WhenAll(here.Frames.Completion, there.Frames.Completion).WaitAsync(Soon, TestContext.Current.CancellationToken);
        Assert.Equal("sites", (await kept.Subscribe("sites")).Topic);
    }

    [Fact]
    public async Task Signing_out_hangs_up()
    {
        var own = await OwnTenant.Registered(app);
        var browser = await app.BrowserOf(own.Email, own.Password);
        await using var live = await Connect(app.Url, browser);

        await browser.DeleteAsync("/v1/session");

        await live.Frames.Completion.WaitAsync(Soon, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_revoked_key_hangs_up_elsewhere()
    {
        var created = await (await app.One.Client.PostAsJsonAsync("/v1/api-keys", new { name = "Wallboard", scopes = new[] { "*" } })).Json();
        await using var live = await LiveClient.Connect(new($"{_elsewhere.Url}/v1/live"),
            options => options.SetRequestHeader("Authorization", $"Bearer {created.GetProperty("secret").GetString()}"), TestContext.Current.CancellationToken);

        await app.One.Client.DeleteAsync($"/v1/api-keys/{created.GetProperty("id").GetGuid()}");

        await live.Frames.Completion.WaitAsync(Soon, TestContext.Current.CancellationToken);
    }

    [Theory, InlineData("role"), InlineData("sites"), InlineData("deactivation"), InlineData("permissions of the role")]
    public async Task A_change_of_what_a_person_may_do_hangs_up_elsewhere(string what)
    {
        var client = app.One.Client;
        var role = (await (await client.PostAsJsonAsync("/v1/roles", new { title = $"{Guid.NewGuid()}", permissions = new[] { "sites.read" } })).Json()).GetProperty("id").GetString();
        var site = (await (await client.PostAsJsonAsync("/v1/sites", new { name = $"{Guid.NewGuid()}", address = "Kai 1", timeZone = "Europe/Berlin" })).Json()).GetProperty("id").GetString();
        var bo = await Colleague.Of(app, app.One, "operator");
        await client.PatchAsJsonAsync($"/v1/users/{bo.Id}", new { role });
        await using var live = await LiveClient.Connect(new($"{_elsewhere.Url}/v1/live"), options => options.SetRequestHeader("Authorization", $"Bearer {bo.Token}"), TestContext.Current.CancellationToken);

        var changed = what switch
        {
            "role" => await client.PatchAsJsonAsync($"/v1/users/{bo.Id}", new { role = "technician" }),
            "sites" => await client.PatchAsJsonAsync($"/v1/users/{bo.Id}", new { sites = new[] { site } }),
            "deactivation" => await client.PutAsync($"/v1/users/{bo.Id}/deactivation", null),
            _ => await client.PatchAsJsonAsync($"/v1/roles/{role}", new { permissions = new[] { "devices.read" } }),
        };

        Assert.True(changed.IsSuccessStatusCode);
        await live.Frames.Completion.WaitAsync(Soon, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Another_role_hangs_up_elsewhere_so_that_what_comes_back_is_what_holds_now()
    {
        var own = await OwnTenant.Registered(app);
        await using var live = await Connect(_elsewhere.Url, await app.BrowserOf(own.Email, own.Password));

        await using (var owner = NpgsqlDataSource.Create(app.ConnectionString))
        await using (var demote = owner.CreateCommand($"update identity.users set role = 'auditor' where tenant = '{own.Id}'"))
            await demote.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        await live.Frames.Completion.WaitAsync(Soon, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Who_may_stay_stays()
    {
        await using var quiet = await app.Elsewhere(settings: []);
        await using var live = await Connect(quiet.Url, await app.BrowserOf(app.Two));
        await live.Subscribe("sites"); // an answer says that the connection is counted

        Assert.Equal(0, await quiet.App.Services.GetRequiredService<LiveAccess>().Check(TestContext.Current.CancellationToken));
        Assert.True(quiet.App.Services.GetRequiredService<ILiveConnections>().Count > 0);
    }

    private static Task<LiveClient> Connect(string url, HttpClient browser) => LiveClient.Connect(new($"{url}/v1/live"), options =>
    {
        options.SetRequestHeader("Cookie", browser.DefaultRequestHeaders.GetValues("Cookie").Single());
        options.SetRequestHeader("Sec-Fetch-Site", "same-origin");
    }, TestContext.Current.CancellationToken);
}
