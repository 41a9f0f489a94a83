using System.Net;
using System.Net.Http.Json;
using Platform.TestKit;

namespace Platform.Identity.Features.People;

public sealed class UsersApiTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task People_are_listed_by_name_with_what_they_are()
    {
        var bo = await Colleague.Of(app, app.One, "operator");
        var found = (await (await app.One.Client.GetAsync($"/v1/users?q={bo.Email}")).Json()).GetProperty("items");
        Assert.Equal(("operator", "Operator"), (found[0].GetProperty("role").GetString(), found[0].GetProperty("roleTitle").GetString()));
        Assert.NotNull(found[0].GetProperty("lastSignInAt").GetString());
    }

    [Fact]
    public async Task A_changed_role_counts_at_once()
    {
        var bo = await Colleague.Of(app, app.One, "operator");
        Assert.Equal(HttpStatusCode.Forbidden, (await bo.Client.GetAsync("/v1/users")).StatusCode);

        var changed = await app.One.Client.PatchAsJsonAsync($"/v1/users/{bo.Id}", new { role = "manager" });

        Assert.Equal((HttpStatusCode.OK, "\"2\""), (changed.StatusCode, changed.Headers.ETag?.Tag));
        Assert.Equal(HttpStatusCode.OK, (await bo.Client.GetAsync("/v1/users")).StatusCode);
    }

    [Fact]
    public async Task A_deactivated_user_is_out_at_once_and_stays_out_of_old_sessions_when_reactivated()
    {
        var bo = await Colleague.Of(app, app.One, "operator");

        Assert.Equal(HttpStatusCode.OK, (await app.One.Client.PutAsync($"/v1/users/{bo.Id}/deactivation", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bo.Client.GetAsync("/v1/sites")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(bo)).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await app.One.Client.DeleteAsync($"/v1/users/{bo.Id}/deactivation")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bo.Client.GetAsync("/v1/sites")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SignIn(bo)).StatusCode);
    }

    [Fact]
    public async Task A_changed_user_hangs_up_on_live_screens()
    {
        var bo = await Colleague.Of(app, app.One, "operator");
        await using var live = await LiveClient.Connect(new($"{app.Url}/v1/live"), options => options.SetRequestHeader("Authorization", $"Bearer {bo.Token}"));
        await live.Subscribe("sites");

        await app.One.Client.PatchAsJsonAsync($"/v1/users/{bo.Id}", new { role = "technician" });

        await live.Frames.Completion.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Two_administrators_cannot_make_each_other_the_last_at_the_same_time()
    {
        var own = new OwnTenant(app);
        await own.Register();
        var client = app.WithKey(await app.NewKey(own.Id));
        var first = (await (await client.GetAsync("/v1/users")).Json()).GetProperty("items")[0].GetProperty("id").GetGuid();
        var second = await Colleague.Of(app, own.Id, "administrator");

        var answers = await Task.WhenAll(client.PutAsync($"/v1/users/{first}/deactivation", null), client.PutAsync($"/v1/users/{second.Id}/deactivation", null));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        Assert.Equal("user.last-administrator", await answers.Single(a => a.StatusCode == HttpStatusCode.Conflict).Code());
    }

    [Fact]
    public async Task A_manager_cannot_touch_an_administrator()
    {
        var manager = await Colleague.Of(app, app.One, "manager");
        var administrator = await Colleague.Of(app, app.One, "administrator");

        var refused = await manager.Client.PutAsync($"/v1/users/{administrator.Id}/deactivation", null);

        Assert.Equal((HttpStatusCode.Forbidden, "user.above-you"), (refused.StatusCode, await refused.Code()));
    }

    [Fact]
    public async Task Another_tenant_finds_no_such_user()
    {
        var bo = await Colleague.Of(app, app.One, "operator");
        var stranger = app.Two.Client;
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/v1/users/{bo.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/v1/users/{bo.Id}/timeline")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PatchAsJsonAsync($"/v1/users/{bo.Id}", new { role = "auditor" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PutAsync($"/v1/users/{bo.Id}/deactivation", null)).StatusCode);
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        var bo = await Colleague.Of(app, app.One, "operator");
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/v1/users/{bo.Id}") { Content = JsonContent.Create(new { name = "Bea" }) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"7\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await app.One.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task What_happened_to_a_user_is_told_in_words()
    {
        var bo = await Colleague.Of(app, app.One, "operator");
        await app.One.Client.PatchAsJsonAsync($"/v1/users/{bo.Id}", new { role = "technician" });

        var items = (await (await app.One.Client.GetAsync($"/v1/users/{bo.Id}/timeline")).Json()).GetProperty("items");

        Assert.Equal("Is now technician, and was operator", items[0].GetProperty("text").GetString());
    }

    private Task<HttpResponseMessage> SignIn(Colleague who) => app.Visitor().PostAsJsonAsync("/v1/token", new { email = who.Email, password = Colleague.Password });
}
