using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;

namespace Platform.Hosting.Http;

public static class BodyLimitEndpoints
{
    /// <summary>What an endpoint takes when it says nothing else: 1 MB.</summary>
    internal const long Usual = 1024 * 1024;

    /// <summary>How many bytes a body may have here; more is answered 413.</summary>
    public static TBuilder WithBodyLimit<TBuilder>(this TBuilder endpoints, long bytes) where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new RequestSizeLimitAttribute(bytes));
}
