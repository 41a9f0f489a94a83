using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Platform.Hosting.Http;

public sealed class ProblemTests : IAsyncLifetime
{
    private TestApi _api = null!;

    public async ValueTask InitializeAsync() => _api = await TestApi.Start(api =>
    {
        api.MapGet("/bugs", IResult () => throw new InvalidOperationException("the secret of the house"));
        api.MapGet("/refusals/{kind}", (RefusalKind kind) => Task.FromResult<Outcome<string>>(new Refusal(kind, "thing.no", "No.")).Respond(text => text));
        api.MapGet("/bare/{status:int}", (int status) => TypedResults.StatusCode(status));
        api.MapPost("/things", () => Task.FromResult<Outcome<string>>("new").RespondCreated(name => new Named(name), named => $"/v1/things/{named.Name}"));
        api.MapGet("/places", (HttpContext context) => { context.Response.Headers.Location = "/a\r\nSet-Cookie: x=y"; return TypedResults.Ok(); });
    });

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    private sealed record Named(string Name);

    [Fact]
    public async Task A_bug_is_answered_with_its_trace_id_and_nothing_else()
    {
        var problem = await (await _api.Caller().GetAsync("/v1/bugs")).IsProblem(HttpStatusCode.InternalServerError, "server.fault");
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RefusalKind.Invalid, HttpStatusCode.UnprocessableEntity)]
    [InlineData(RefusalKind.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData(RefusalKind.NotFound, HttpStatusCode.NotFound)]
    [InlineData(RefusalKind.Conflict, HttpStatusCode.Conflict)]
    [InlineData(RefusalKind.Stale, HttpStatusCode.PreconditionFailed)]
    [InlineData(RefusalKind.Busy, HttpStatusCode.TooManyRequests)]
    public async Task A_refusal_is_a_problem_with_its_code(RefusalKind kind, HttpStatusCode status)
    {
        var problem = await (await _api.Caller().GetAsync($"/v1/refusals/{kind}")).IsProblem(status, "thing.no");
        Assert.Equal("No.", problem.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData(404, "route.not-found")]
    [InlineData(409, "request.conflict")]
    [InlineData(418, "request.refused")]
    [InlineData(502, "server.fault")]
    public async Task A_bare_status_becomes_a_problem(int status, string code) =>
        await (await _api.Caller().GetAsync($"/v1/bare/{status}")).IsProblem((HttpStatusCode)status, code);

    [Fact]
    public async Task A_route_that_is_not_there_is_a_problem() =>
        await (await _api.Caller().GetAsync("/v1/nowhere/at/all")).IsProblem(HttpStatusCode.NotFound, "route.not-found");

    [Fact]
    public async Task A_method_that_is_not_there_is_a_problem_that_names_those_that_are()
    {
        var answer = await _api.Caller().DeleteAsync("/v1/things");
        await answer.IsProblem(HttpStatusCode.MethodNotAllowed, "method.not-allowed");
        Assert.Equal(["POST"], answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_caller_that_wants_no_JSON_gets_the_problem_all_the_same()
    {
        var client = _api.Caller();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        await (await client.GetAsync("/v1/nowhere")).IsProblem(HttpStatusCode.NotFound, "route.not-found");
    }

    [Fact]
    public async Task What_was_made_is_answered_with_its_place()
    {
        var answer = await _api.Caller().PostText("/v1/things", "");
        Assert.Equal((HttpStatusCode.Created, "/v1/things/new"), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task A_database_out_of_reach_is_a_passing_trouble()
    {
        var client = _api.Caller();
        client.DefaultRequestHeaders.Add("Idempotency-Key", "k");
        var answer = await client.PostText("/v1/things", "");
        await answer.IsProblem(HttpStatusCode.ServiceUnavailable, "server.unavailable");
        Assert.Equal("2", answer.Headers.RetryAfter?.ToString());
    }

    [Fact]
    public async Task No_header_of_ours_carries_a_line_break_out() =>
        await (await _api.Caller().GetAsync("/v1/places")).IsProblem(HttpStatusCode.InternalServerError, "server.fault");
}
