using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Platform.Hosting.Plans;

namespace Platform.Hosting.Http.OpenApi;

/// <summary>Adds to each operation what every endpoint of ours has and none says: its problems, its permission, the headers it heeds.</summary>
internal sealed class OperationNotes : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var handler = metadata.OfType<MethodInfo>().LastOrDefault();
        var open = metadata.OfType<IAllowAnonymous>().Any();
        var permissions = metadata.OfType<RequiredPermission>().Select(p => p.Name).Distinct().ToArray();
        var method = context.Description.HttpMethod ?? HttpMethods.Get;

        // A slice's comment is about its one verb: the endpoint that bears its name.
        if (handler is not null && DocComments.OfSlice(handler, operation.OperationId) is { } said)
        {
            if (string.IsNullOrEmpty(operation.Summary)) operation.Summary = said;
            else if (operation.Summary != said) operation.Description ??= said;
        }

        // Query parameters bind whatever their case; the document writes them as callers do.
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Query))
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);

        operation.Security = open ? [] : [.. ApiDocument.Schemes.Select(name => new OpenApiSecurityRequirement { [new(name, context.Document)] = [] })];
        if (permissions.Length > 0)
            operation.AddExtension("x-permission", new JsonNodeExtension(permissions is [var one] ? one : new JsonArray([.. permissions.Select(p => (JsonNode)p)])));

        if (metadata.OfType<RequiredFeature>().LastOrDefault() is { } feature)
        {
            operation.AddExtension("x-feature", new JsonNodeExtension(feature.Name));
            if (context.ApplicationServices.GetServices<Feature>().FirstOrDefault(f => f.Name == feature.Name) is { } known)
            {
                operation.AddExtension("x-plan", new JsonNodeExtension(JsonNamingPolicy.CamelCase.ConvertName($"{known.From}")));
                Answer(operation, context, 402, $"{known.Title} is part of the {known.From} plan.");
            }
        }

        if (HttpMethods.IsGet(method) && operation.Responses?.GetValueOrDefault("200")?.Content?.ContainsKey("application/json") == true)
            Add(operation, ParameterLocation.Query, "fields", "The fields to answer with, separated by commas; of a list, those of each item. All when not given.");

        // The binder of If-Match reads the header itself, so the framework knows nothing of it.
        var conditional = handler?.GetParameters().Any(p => p.ParameterType == typeof(IfMatch)) == true;
        if (conditional) Add(operation, ParameterLocation.Header, "If-Match",
            "The version you have seen, as its ETag said; refused when someone has changed it since.");
        if (HttpMethods.IsPost(method) && !open && !metadata.OfType<WithoutIdempotency>().Any())
            Add(operation, ParameterLocation.Header, "Idempotency-Key",
                "A word of your own, such as a UUID: sent again with the same body within a day, the call gets the same answer and does nothing.");

        foreach (var (status, when) in Problems(operation, method, open, permissions, conditional)) Answer(operation, context, status, when);
        return Task.CompletedTask;
    }

    private static IEnumerable<(int Status, string When)> Problems(OpenApiOperation operation, string method, bool open, string[] permissions, bool conditional)
    {
        var changes = !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method);
        if (operation.RequestBody is not null || operation.Parameters is { Count: > 0 })
            yield return (400, "The request is malformed; every field that is wrong is named.");
        if (!open) yield return (401, "Nobody we know.");
        if (permissions.Length > 0) yield return (403, $"This needs the permission {string.Join(" and ", permissions)}.");
        if (operation.Parameters?.Any(p => p.In == ParameterLocation.Path) == true) yield return (404, "There is no such thing, or not for you to know of.");
        if (changes) yield return (409, "Not in this state.");
        if (conditional) yield return (412, "Someone else changed it first.");
        if (operation.RequestBody is not null)
        {
            yield return (413, "The body is too large.");
            yield return (415, "The body is not JSON.");
        }

        if (changes) yield return (422, "Well-formed, but it breaks a rule; or an Idempotency-Key used for another request.");
        yield return (429, "Too many requests; Retry-After says when to go on.");
        yield return (500, "A fault of ours; name the trace id when you tell us.");
    }

    private static void Answer(OpenApiOperation operation, OpenApiOperationTransformerContext context, int status, string when)
    {
        operation.Responses ??= [];
        var schema = new OpenApiSchemaReference(ApiDocument.Problem, context.Document);
        var content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = schema } };
        var key = status.ToString(CultureInfo.InvariantCulture);
        if (!operation.Responses.TryGetValue(key, out var known) || known.Content is null or { Count: 0 })
            operation.Responses[key] = new OpenApiResponse { Description = when, Content = content };
    }

    private static void Add(OpenApiOperation operation, ParameterLocation place, string name, string description) => (operation.Parameters ??= []).Add(
        new OpenApiParameter { Name = name, In = place, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
}
