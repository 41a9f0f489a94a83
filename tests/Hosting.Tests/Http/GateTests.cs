using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Platform.Hosting.Http;

public sealed class GateTests : IAsyncLifetime
{
    private TestApi _api = null!;

    public async ValueTask InitializeAsync()
    {
        _api = await TestApi.Start(api =>
        {
            var things = api.MapGroup("/things").RequirePermission("things.read");
            things.MapGet("/", (Call call) => TypedResults.Ok(call.Tenant.Value));
            things.MapPost("/", () => TypedResults.Ok()).RequirePermission("things.write");
            api.MapGet("/me", (Call call) => TypedResults.Ok(call.Actor.Value));
            api.MapGet("/numbers/{number:int}", (int number) => TypedResults.Ok(number));
            api.MapPost("/bodies", (string[] body) => TypedResults.Ok(body)).AllowAnonymous();
            api.MapPost("/sessions", () => TypedResults.Ok()).AllowAnonymous();
        }, beside: app =>
        {
            app.MapGet("/v1/outside", () => "let in");
            app.MapGet("/{*rest}", () => "the web app");
        });
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task A_stranger_is_refused_without_a_hint()
    {
        var answer = await _api.Stranger().GetAsync("/v1/things");
        var problem = await answer.IsProblem(HttpStatusCode.Unauthorized, "caller.unknown");
        Assert.Equal(["status", "title", "traceId", "type"], problem.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task A_caller_of_no_tenant_is_a_stranger() =>
        await (await _api.Caller(tenant: Guid.Empty).GetAsync("/v1/me")).IsProblem(HttpStatusCode.Unauthorized, "caller.unknown");

    [Fact]
    public async Task The_call_is_the_callers() =>
        Assert.Equal(TestApi.Other.ToString(), (await (await _api.Caller(TestApi.Other).GetAsync("/v1/things")).Json()).GetString());

    [Fact]
    public async Task A_missing_permission_is_named()
    {
        var problem = await (await _api.Caller(permissions: "things.write").GetAsync("/v1/things")).IsProblem(HttpStatusCode.Forbidden, "permission.missing");
        Assert.Equal("things.read", problem.GetProperty("permission").GetString());
    }

    [Fact]
    public async Task A_group_and_its_endpoint_both_ask() =>
        await (await _api.Caller(permissions: "things.read").PostText("/v1/things", "")).IsProblem(HttpStatusCode.Forbidden, "permission.missing");

    [Fact]
    public async Task Who_has_the_permissions_is_let_in() =>
        Assert.Equal(HttpStatusCode.OK, (await _api.Caller(permissions: "things.read+things.write").PostText("/v1/things", "")).StatusCode);

    [Fact]
    public async Task What_is_open_to_all_is_open_to_strangers() =>
        Assert.Equal(HttpStatusCode.OK, (await _api.Stranger().PostText("/v1/sessions", "")).StatusCode);

    [Fact]
    public async Task An_endpoint_mapped_outside_the_group_is_guarded_too() =>
        await (await _api.Stranger().GetAsync("/v1/outside")).IsProblem(HttpStatusCode.Unauthorized, "caller.unknown");

    [Fact]
    public async Task A_page_for_everything_else_does_not_answer_for_the_API() =>
        await (await _api.Caller().GetAsync("/v1/nowhere")).IsProblem(HttpStatusCode.NotFound, "route.not-found");

    [Fact]
    public async Task Beside_that_page_a_wrong_method_is_still_told_the_right_ones()
    {
        var answer = await _api.Caller().DeleteAsync("/v1/things");
        await answer.IsProblem(HttpStatusCode.MethodNotAllowed, "method.not-allowed");
        Assert.Equal(["GET", "POST"], answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task Beside_that_page_a_read_of_what_can_only_be_posted_is_told_so() =>
        await (await _api.Caller().GetAsync("/v1/sessions")).IsProblem(HttpStatusCode.MethodNotAllowed, "method.not-allowed");

    [Fact]
    public async Task Beside_that_page_what_is_not_there_is_not_there_for_any_method() =>
        await (await _api.Caller().PostText("/v1/nowhere", "{}")).IsProblem(HttpStatusCode.NotFound, "route.not-found");

    [Fact]
    public async Task Beside_that_page_a_body_of_the_wrong_type_is_still_refused_by_its_type() =>
        await (await _api.Caller().PostText("/v1/bodies", "x", "text/plain")).IsProblem(HttpStatusCode.UnsupportedMediaType, "request.unsupported-type");

    [Fact]
    public async Task A_value_in_the_path_of_the_wrong_kind_is_not_there() =>
        await (await _api.Caller().GetAsync("/v1/numbers/one")).IsProblem(HttpStatusCode.NotFound, "route.not-found");
}
