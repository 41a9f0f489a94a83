namespace Platform.Hosting.Http;

/// <summary>Some items of a list, and the cursor that asks for those after them; no cursor, no more.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
