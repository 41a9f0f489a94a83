using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Http.Idempotency;

namespace Platform.Hosting.Http;

public sealed class IdempotencyTests(IdempotencyTests.Fixture fixture) : IClassFixture<IdempotencyTests.Fixture>, IAsyncLifetime
{
    public sealed class Fixture : IAsyncLifetime
    {
        public MigratedDatabase Database { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Database = await MigratedDatabase.Create();

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }

    private sealed record Command(string Name);

    private sealed record ThingView(Guid Id, string Name, int Version) : IVersioned;

    private readonly MigratedDatabase _database = fixture.Database;
    private TestApi _api = null!;
    private int _runs;
    private volatile int _status = 201;
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask InitializeAsync()
    {
        await _database.Execute("truncate platform.idempotency");
        _api = await TestApi.Start(api =>
        {
            api.MapPost("/things", async (Command command, CancellationToken ct) =>
            {
                Interlocked.Increment(ref _runs);
                if (command.Name == "slow") await _gate.Task.WaitAsync(ct);
                return await Task.FromResult<Outcome<string>>(command.Name).RespondCreated(name => new ThingView(Guid.NewGuid(), name, 1), view => $"/v1/things/{view.Id}");
            });
            api.MapPost("/moods", () => { Interlocked.Increment(ref _runs); return _status == 0 ? throw new InvalidOperationException() : TypedResults.StatusCode(_status); });
            api.MapPost("/large", () => { Interlocked.Increment(ref _runs); return TypedResults.Text(new string('a', 3_000_000)); });
            api.MapPost("/stream", async (HttpRequest request) =>
            {
                Interlocked.Increment(ref _runs);
                await request.Body.CopyToAsync(Stream.Null);
                return TypedResults.Ok();
            }).WithoutIdempotency().WithBodyLimit(100_000_000);
        }, _database.Databases);
    }

    public ValueTask DisposeAsync()
    {
        _gate.TrySetResult();
        return _api.DisposeAsync();
    }

    private Task<HttpResponseMessage> Post(string key, string name = "a", string path = "/v1/things", HttpClient? client = null, CancellationToken ct = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent($$"""{"name":"{{name}}"}""", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return (client ?? _api.Caller()).SendAsync(request, ct);
    }

    [Fact]
    public async Task A_repetition_gets_the_same_answer_and_does_nothing()
    {
        var first = await Post("k");
        var second = await Post("k");

        Assert.Equal(1, _runs);
        Assert.Equal((HttpStatusCode.Created, first.Headers.Location, first.Headers.ETag), (second.StatusCode, second.Headers.Location, second.Headers.ETag));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(first.Content.Headers.ContentType, second.Content.Headers.ContentType);
        Assert.Equal(["true"], second.Headers.GetValues("Idempotency-Replayed"));
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task Of_twenty_at_once_one_does_the_work_and_all_get_its_answer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Post("k")));

        Assert.Equal(1, _runs);
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single(answers.Select(answer => answer.Headers.Location).Distinct());
    }

    [Fact]
    public async Task Without_a_key_each_call_counts()
    {
        await _api.Caller().PostText("/v1/things", """{"name":"a"}""");
        await _api.Caller().PostText("/v1/things", """{"name":"a"}""");
        Assert.Equal(2, _runs);
    }

    [Fact]
    public async Task A_key_used_for_another_body_is_refused()
    {
        await Post("k");
        await (await Post("k", "b")).IsProblem(HttpStatusCode.UnprocessableEntity, "idempotency.reused");
    }

    [Fact]
    public async Task A_key_used_at_another_address_is_refused()
    {
        await Post("k");
        await (await Post("k", path: "/v1/moods")).IsProblem(HttpStatusCode.UnprocessableEntity, "idempotency.reused");
    }

    [Fact]
    public async Task Another_tenants_key_is_another_key()
    {
        await Post("k");
        Assert.Equal(HttpStatusCode.Created, (await Post("k", "b", client: _api.Caller(TestApi.Other))).StatusCode);
        Assert.Equal(2, _runs);
    }

    [Fact]
    public async Task A_colleagues_key_is_another_key()
    {
        await Post("k");
        Assert.Equal(HttpStatusCode.Created, (await Post("k", "b", client: _api.Caller(actor: Guid.NewGuid()))).StatusCode);
    }

    [Fact]
    public async Task A_twin_that_waits_too_long_is_told_to_come_again()
    {
        var first = Post("k", "slow");
        await Until(() => _runs == 1);

        var twin = await Post("k", "slow");

        await twin.IsProblem(HttpStatusCode.Conflict, "idempotency.in-progress");
        Assert.Equal("1", twin.Headers.RetryAfter?.ToString());
        _gate.SetResult();
        Assert.Equal(HttpStatusCode.Created, (await first).StatusCode);
        Assert.Equal(1, _runs);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(0)]
    public async Task What_failed_is_tried_again(int status)
    {
        _status = status;
        await Post("k", path: "/v1/moods");
        _status = 200;
        Assert.Equal((HttpStatusCode.OK, 2), ((await Post("k", path: "/v1/moods")).StatusCode, _runs));
    }

    [Fact]
    public async Task A_refusal_is_repeated_like_any_answer()
    {
        _status = 409;
        var first = await Post("k", path: "/v1/moods");
        _status = 200;
        var second = await Post("k", path: "/v1/moods");
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict, 1), (first.StatusCode, second.StatusCode, _runs));
    }

    [Fact]
    public async Task A_caller_that_hangs_up_leaves_no_claim_behind()
    {
        using var hangUp = new CancellationTokenSource();
        var first = Post("k", "slow", ct: hangUp.Token);
        await Until(() => _runs == 1);
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _gate.SetResult();

        Assert.Equal(HttpStatusCode.Created, (await Post("k", "slow")).StatusCode);
    }

    [Fact]
    public async Task The_claim_of_a_holder_that_died_expires()
    {
        var store = _api.App.Services.GetRequiredService<IdempotencyStore>();
        await Post("k");
        await _database.Execute("update platform.idempotency set status = null, answer = null, expires_at = now() - interval '1 second'");

        Assert.Equal(HttpStatusCode.Created, (await Post("k")).StatusCode);
        Assert.Equal(2, _runs);
        Assert.Equal(0, await store.RemoveExpired(CancellationToken.None));
    }

    [Fact]
    public async Task A_claim_that_was_taken_over_cannot_be_answered_by_the_one_before()
    {
        var store = _api.App.Services.GetRequiredService<IdempotencyStore>();
        var key = new IdempotencyKey(new(TestApi.Acme), default, "k");
        var slow = Assert.IsType<Claim.Held>(await store.Take(key, [1], default));
        await _database.Execute("update platform.idempotency set expires_at = now() - interval '1 second'");
        var heir = Assert.IsType<Claim.Held>(await store.Take(key, [1], default));

        await store.Answer(key, slow.Holder, 201, null, default);
        await store.GiveUp(key, slow.Holder, default);
        Assert.IsType<Claim.Busy>(await store.Take(key, [1], default));

        await store.Answer(key, heir.Holder, 200, null, default);
        Assert.Equal(200, Assert.IsType<Claim.Done>(await store.Take(key, [1], default)).Status);
    }

    [Fact]
    public async Task After_a_day_the_key_is_free_and_its_row_removed()
    {
        await Post("k");
        Assert.True(await _database.Read<bool>("select bool_and(expires_at between now() + interval '23 hours' and now() + interval '24 hours') from platform.idempotency"));
        await _database.Execute("update platform.idempotency set expires_at = now() - interval '1 second'");

        Assert.Equal(1, await _api.App.Services.GetRequiredService<IdempotencyStore>().RemoveExpired(CancellationToken.None));
        Assert.Equal(HttpStatusCode.Created, (await Post("k", "b")).StatusCode);
    }

    [Fact]
    public async Task What_is_kept_cannot_be_read_in_the_database()
    {
        await Post("k", "swordfish");
        Assert.Equal(0L, await _database.Read<long>("select count(*) from platform.idempotency where position('swordfish'::bytea in answer) > 0"));
    }

    [Fact]
    public async Task An_answer_too_large_to_keep_is_given_once()
    {
        Assert.Equal(3_000_000, (await (await Post("k", path: "/v1/large")).Content.ReadAsStringAsync()).Length);
        await (await Post("k", path: "/v1/large")).IsProblem(HttpStatusCode.Conflict, "idempotency.answer-lost");
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task An_endpoint_may_take_no_notice_of_keys()
    {
        var large = new string('a', 2_000_000);
        Assert.Equal(HttpStatusCode.OK, (await Post("k", large, "/v1/stream")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Post("k", large, "/v1/stream")).StatusCode);
        Assert.Equal((2, 0L), (_runs, await _database.Read<long>("select count(*) from platform.idempotency")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    public async Task A_key_that_is_no_word_is_refused(string key) =>
        await (await Post(key)).IsProblem(HttpStatusCode.BadRequest, "request.malformed");

    [Fact]
    public async Task A_key_too_long_is_refused() => await (await Post(new string('k', 256))).IsProblem(HttpStatusCode.BadRequest, "request.malformed");

    [Fact]
    public async Task A_body_too_large_to_compare_is_refused() =>
        await (await Post("k", new string('a', 1100 * 1024))).IsProblem(HttpStatusCode.RequestEntityTooLarge, "request.too-large");

    [Fact]
    public async Task A_malformed_body_uses_up_no_key()
    {
        await (await Post("k", "a\",\"colour\":\"red")).NamesTheField("colour", "There is no such field.");
        Assert.Equal(HttpStatusCode.Created, (await Post("k")).StatusCode);
    }

    private static async Task Until(Func<bool> condition)
    {
        for (var i = 0; i < 3000 && !condition(); i++) await Task.Delay(20);
        Assert.True(condition());
    }
}
