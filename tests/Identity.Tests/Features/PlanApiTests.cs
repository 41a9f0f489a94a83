using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Identity.Features;

public sealed class PlanApiTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    private const string Gated = "/v1/devices/00000000-0000-7000-8000-000000000000/series?metric=battery";

    [Fact]
    public async Task A_new_company_tries_everything_and_is_told_until_when()
    {
        var plan = await (await (await Company()).GetAsync("/v1/plan")).Json();

        Assert.Equal("gold", plan.GetProperty("plan").GetString());
        Assert.InRange(plan.GetProperty("trialEndsAt").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddDays(29), DateTimeOffset.UtcNow.AddDays(31));
        Assert.Equal(["bronze", "silver", "gold"], plan.GetProperty("plans").EnumerateArray().Select(p => p.GetProperty("plan").GetString()));
    }

    [Fact]
    public async Task What_a_plan_has_not_is_refused_with_the_plan_that_has_it_and_its_price()
    {
        var client = await Company("bronze");

        var refused = await client.GetAsync(Gated);

        var problem = await refused.Json();
        var upgrade = problem.GetProperty("upgrade");
        Assert.Equal((HttpStatusCode.PaymentRequired, "urn:problem:plan.upgrade-needed"), (refused.StatusCode, problem.GetProperty("type").GetString()));
        Assert.Equal(("device-health", "bronze", "silver"), (Text(upgrade, "feature"), Text(upgrade, "planNow"), Text(upgrade, "plan")));
        Assert.Equal(("59.00", "EUR"), (Text(upgrade.GetProperty("price").GetProperty("perSite"), "amount"), Text(upgrade.GetProperty("price").GetProperty("perSite"), "currency")));
    }

    [Fact]
    public async Task A_better_plan_counts_at_once()
    {
        var client = await Company("bronze");
        await client.GetAsync(Gated);

        await client.PutAsJsonAsync("/v1/plan", new { plan = "silver" });

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(Gated)).StatusCode); // let in, and there is no such device
    }

    [Fact]
    public async Task One_companys_plan_is_not_anothers()
    {
        await Company("bronze");

        Assert.Equal(HttpStatusCode.NotFound, (await app.One.Client.GetAsync(Gated)).StatusCode);
    }

    [Fact]
    public async Task Who_may_not_do_it_anyway_is_told_that_first()
    {
        var client = await Company("bronze");
        var key = await (await client.PostAsJsonAsync("/v1/api-keys", new { name = "Other", scopes = new[] { "sites.read" } })).Json();

        Assert.Equal(HttpStatusCode.Forbidden, (await app.WithKey(Text(key, "secret")).GetAsync(Gated)).StatusCode);
    }

    [Fact]
    public async Task Only_who_may_choose_the_plan_chooses_it()
    {
        var client = await Company();
        var key = await (await client.PostAsJsonAsync("/v1/api-keys", new { name = "Reader", scopes = new[] { "plan.read" } })).Json();
        var reader = app.WithKey(Text(key, "secret"));

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/v1/plan")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PutAsJsonAsync("/v1/plan", new { plan = "gold" })).StatusCode);
    }

    [Theory, InlineData("""{"plan":"platinum"}"""), InlineData("""{"plan":2}"""), InlineData("{}")]
    public async Task What_is_no_plan_is_refused(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.PutAsync("/v1/plan", content)).StatusCode);
    }

    [Fact]
    public async Task What_a_plan_returns_is_told_with_formula_and_source()
    {
        var estimate = await (await app.One.Client.GetAsync("/v1/plan/return?plan=silver&sites=10&devices=100&alerts=600&minutesPerAlert=10&hourlyCost=40")).Json();

        Assert.Equal("690.00", Text(estimate.GetProperty("cost"), "amount"));
        Assert.Equal("1600.00", Text(estimate.GetProperty("saved").GetProperty("least"), "amount"));
        Assert.Equal("1710.00", Text(estimate.GetProperty("net").GetProperty("most"), "amount"));
        Assert.All(estimate.GetProperty("savings").EnumerateArray(), s => Assert.NotEmpty(Text(s, "source")));
    }

    [Theory, InlineData("sites=-1&devices=1"), InlineData("sites=1&devices=1&hourlyCost=1e99"), InlineData("sites=1"), InlineData("sites=1&devices=1&plan=iron")]
    public async Task Figures_that_are_none_are_refused(string query) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.GetAsync($"/v1/plan/return?{(query.Contains("plan=") ? "" : "plan=gold&")}{query}")).StatusCode);

    [Theory, InlineData("2026"), InlineData("2026-13"), InlineData("june")]
    public async Task What_is_no_month_is_refused(string month) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.GetAsync($"/v1/plan/usage?month={month}")).StatusCode);

    private async Task<HttpClient> Company(string? plan = null)
    {
        var own = new OwnTenant(app);
        await own.Register();
        var client = app.WithKey(await app.NewKey(own.Id));
        if (plan is not null) (await client.PutAsJsonAsync("/v1/plan", new { plan })).EnsureSuccessStatusCode();
        return client;
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
