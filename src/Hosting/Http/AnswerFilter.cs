using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Platform.Hosting.Http.Faults;

namespace Platform.Hosting.Http;

/// <summary>The last hand on every answer of the API: the version as ETag, 304 to who has it already, and the finish of a refusal.</summary>
internal sealed class AnswerFilter(ILogger<AnswerFilter> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var result = answer;
        while (result is INestedHttpResult nested) result = nested.Result;

        if (result is ProblemHttpResult { ProblemDetails: var problem })
        {
            ProblemWriter.Finish(context.HttpContext, problem);
            log.LogInformation("Refused: {Problem}", problem.Type);
        }

        if ((result is IValueHttpResult { Value: { } value } ? value : result) is not IVersioned { Version: var version }) return answer;

        var request = context.HttpContext.Request;
        context.HttpContext.Response.Headers.ETag = $"\"{version}\"";
        return (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && HasAlready(request, version)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : answer;
    }

    private static bool HasAlready(HttpRequest request, int version) =>
        request.Headers.IfNoneMatch.SelectMany(line => line?.Split(',') ?? []).Any(tag => tag.Trim() == "*" || IfMatch.TryVersion(tag) == version);
}
