using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.TestKit;

[assembly: AssemblyFixture(typeof(SharedPlatforms))]

namespace Platform.Hosting.Jobs;

public sealed class JobsApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_tenant_sees_its_jobs_and_no_one_elses()
    {
        var mine = await Enqueue(app.One);
        var theirs = await Enqueue(app.Two);

        Assert.Contains(mine, (await List(app.One)).Select(Id));
        Assert.DoesNotContain(theirs, (await List(app.One)).Select(Id));
    }

    [Fact]
    public async Task A_job_shows_everything_but_its_payload()
    {
        var id = await Enqueue(app.One);

        var job = (await List(app.One)).Single(j => Id(j) == id);

        Assert.Equal(["attempts", "createdAt", "id", "kind", "lastError", "progress", "runAt", "state"], job.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal(("nobody.runs.this", "waiting", 0), (job.GetProperty("kind").GetString(), job.GetProperty("state").GetString(), job.GetProperty("attempts").GetInt32()));
    }

    [Fact]
    public async Task Jobs_are_listed_by_state()
    {
        var waiting = await Enqueue(app.One);
        var dead = await Kill(await Enqueue(app.One));

        Assert.All(await List(app.One, "?filter[state]=dead"), job => Assert.Equal("dead", job.GetProperty("state").GetString()));
        Assert.Contains(dead, (await List(app.One, "?filter[state]=dead,running")).Select(Id));
        Assert.Contains(waiting, (await List(app.One, "?filter[state]=waiting")).Select(Id));
    }

    [Fact]
    public async Task A_state_there_is_not_is_a_malformed_request() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Client.GetAsync("/v1/jobs?filter[state]=1")).StatusCode);

    [Fact]
    public async Task Every_job_is_on_one_page_and_on_one_only()
    {
        var mine = new HashSet<Guid>();
        for (var i = 0; i < 5; i++) mine.Add(await Enqueue(app.One));

        var seen = new List<Guid>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await app.One.Client.GetFromJsonAsync<JsonElement>($"/v1/jobs?limit=2&cursor={cursor}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(Id));
            cursor = page.GetProperty("next").GetString();
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Subset(seen.ToHashSet(), mine);
    }

    [Fact]
    public async Task A_dead_job_is_put_back_in_the_queue()
    {
        var id = await Kill(await Enqueue(app.One));

        var answer = await app.One.Client.PostAsync($"/v1/jobs/{id}/retry", null);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var job = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("waiting", 0), (job.GetProperty("state").GetString(), job.GetProperty("attempts").GetInt32()));
    }

    [Fact]
    public async Task Another_tenants_job_does_not_exist()
    {
        var id = await Kill(await Enqueue(app.One));

        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.PostAsync($"/v1/jobs/{id}/retry", null)).StatusCode);
        Assert.Contains(id, (await List(app.One, "?filter[state]=dead")).Select(Id));
    }

    [Fact]
    public async Task Only_a_dead_job_is_put_back()
    {
        var id = await Enqueue(app.One);

        Assert.Equal("urn:problem:job.not-dead", await Problem(await app.One.Client.PostAsync($"/v1/jobs/{id}/retry", null)));
    }

    [Fact]
    public async Task A_dead_job_whose_successor_waits_already_stays_dead()
    {
        var id = await Kill(await Enqueue(app.One, "key"));
        await Enqueue(app.One, "key");

        Assert.Equal("urn:problem:job.superseded", await Problem(await app.One.Client.PostAsync($"/v1/jobs/{id}/retry", null)));
    }

    [Fact]
    public async Task Who_has_not_signed_in_sees_nothing()
    {
        using var stranger = app.Stranger();

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/v1/jobs")).StatusCode);
    }

    private Task<Guid> Enqueue(TestTenant tenant, string? key = null) =>
        app.Services.GetRequiredService<IJobs>().Enqueue(tenant.Id, "nobody.runs.this", new Act("seen"), new() { Key = key });

    private async Task<Guid> Kill(Guid id)
    {
        await using var owner = NpgsqlDataSource.Create(app.ConnectionString);
        await using var kill = owner.CreateCommand($"update platform.jobs set state = 'dead', attempts = 12, last_error = 'no', finished_at = now() where id = '{id}'");
        await kill.ExecuteNonQueryAsync();
        return id;
    }

    private static async Task<List<JsonElement>> List(TestTenant tenant, string query = "") =>
        [.. (await tenant.Client.GetFromJsonAsync<JsonElement>($"/v1/jobs{query}{(query is "" ? "?" : "&")}limit=200")).GetProperty("items").EnumerateArray()];

    private static Guid Id(JsonElement job) => job.GetProperty("id").GetGuid();

    private static async Task<string?> Problem(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString();
}
