using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Hosting.Http.Faults;
using Platform.Hosting.Http.Json;
using Platform.Hosting.Tenancy;

namespace Platform.Hosting.Http;

/// <summary>
/// The last hand on every answer of the API: the version as ETag, only the fields asked for, and the finish of a refusal.
/// Never 304: the version is the record's, and what is shown of it (names, counts, what others said) changes without it.
/// </summary>
internal sealed class AnswerFilter(IOptions<JsonOptions> json, IEnumerable<IRefusalWatch> watches, ILogger<AnswerFilter> log) : IEndpointFilter
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
            if (problem.Status == StatusCodes.Status403Forbidden) Tell(context.HttpContext, problem.Type!);
            return answer;
        }

        var request = context.HttpContext.Request;
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        var value = result is IValueHttpResult held ? held.Value : result;
        if (value is IVersioned { Version: var version }) context.HttpContext.Response.Headers.ETag = $"\"{version}\"";

        return isRead && value is not null and not IResult && request.Query["fields"].ToString() is { Length: > 0 } fields
            ? TypedResults.Json(Fields.Trim(value, fields, json.Value.SerializerOptions), json.Value.SerializerOptions)
            : answer;
    }

    private void Tell(HttpContext context, string type)
    {
        if (context.RequestServices.GetRequiredService<CurrentCall>() is not { IsSet: true } current) return;
        foreach (var watch in watches) watch.Refused(context, current.Call, type[Problems.Urn.Length..]);
    }
}
