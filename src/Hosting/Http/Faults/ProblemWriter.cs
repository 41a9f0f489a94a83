using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Platform.Hosting.Http.Faults;

/// <summary>Writes every problem, whoever found it: the rule, the binder, the router, the limiter, or nobody (a bug).</summary>
internal sealed class ProblemWriter(IOptions<JsonOptions> json) : IProblemDetailsWriter
{
    // Whatever the caller would accept: a problem in JSON tells more than an empty answer.
    public bool CanWrite(ProblemDetailsContext context) => true;

    public ValueTask WriteAsync(ProblemDetailsContext context) => new(Write(context.HttpContext, context.ProblemDetails));

    public Task Write(HttpContext context, int status, string? detail = null) => Write(context, ProblemCode.Of(status), detail);

    public Task Write(HttpContext context, ProblemCode code, string? detail = null, params ReadOnlySpan<(string Name, object Value)> more)
    {
        var problem = new ProblemDetails { Status = code.Status, Title = code.Title, Detail = detail, Type = Problems.Urn + code.Code };
        foreach (var (name, value) in more) problem.Extensions[name] = value;
        return Write(context, problem);
    }

    private Task Write(HttpContext context, ProblemDetails problem)
    {
        problem.Status ??= context.Response.StatusCode;
        context.Response.StatusCode = problem.Status.Value;
        Finish(context, problem);
        return context.Response.WriteAsJsonAsync(problem, problem.GetType(), json.Value.SerializerOptions, "application/problem+json", context.RequestAborted);
    }

    /// <summary>Gives a problem what every problem has: our code, a title, the trace id.</summary>
    public static void Finish(HttpContext context, ProblemDetails problem)
    {
        var known = ProblemCode.Of(problem.Status ?? StatusCodes.Status500InternalServerError);
        // The framework's own point to a specification and speak its words.
        if (problem.Type?.StartsWith(Problems.Urn, StringComparison.Ordinal) != true) (problem.Type, problem.Title) = (Problems.Urn + known.Code, known.Title);
        problem.Title ??= known.Title;
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        if (problem is HttpValidationProblemDetails invalid) invalid.Errors = invalid.Errors.ToDictionary(e => InCamelCase(e.Key), e => e.Value);
        HttpMetrics.Problems.Add(1, new("code", problem.Type[Problems.Urn.Length..]), new("status", problem.Status));
    }

    // Validation names a field as the code does: "Items[0].DisplayName".
    private static string InCamelCase(string path) => string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
