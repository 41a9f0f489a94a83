namespace Platform.Hosting.Http;

/// <summary>A view that says which version of its record it shows; the answer carries it as <c>ETag</c>.</summary>
public interface IVersioned
{
    int Version { get; }
}
