namespace Platform;

/// <summary>The kinds of "no" a caller can meet; each is one HTTP status.</summary>
public enum RefusalKind
{
    /// <summary>422: well-formed, but it breaks a rule.</summary>
    Invalid,

    /// <summary>403: known, but not for this caller.</summary>
    Forbidden,

    /// <summary>404: absent, or not for this caller to know of.</summary>
    NotFound,

    /// <summary>409: not in this state.</summary>
    Conflict,

    /// <summary>412: someone else changed it first.</summary>
    Stale,

    /// <summary>413: more than is taken at once.</summary>
    TooLarge,

    /// <summary>429: later.</summary>
    Busy,
}

/// <summary>An expected "no", named so callers, translators and dashboards can rely on it. Bugs stay exceptions.</summary>
public sealed record Refusal(RefusalKind Kind, string Code, string Message)
{
    public static Refusal Invalid(string code, string message) => new(RefusalKind.Invalid, code, message);
    public static Refusal Forbidden(string code, string message) => new(RefusalKind.Forbidden, code, message);
    public static Refusal NotFound(string code, string message) => new(RefusalKind.NotFound, code, message);
    public static Refusal Conflict(string code, string message) => new(RefusalKind.Conflict, code, message);
    public static Refusal Stale(string code, string message) => new(RefusalKind.Stale, code, message);
    public static Refusal TooLarge(string code, string message) => new(RefusalKind.TooLarge, code, message);
    public static Refusal Busy(string code, string message) => new(RefusalKind.Busy, code, message);
}

/// <summary>A value, or the refusal that stands in its place.</summary>
public readonly record struct Outcome<T>(T? Value, Refusal? Refusal)
{
    public static implicit operator Outcome<T>(T value) => new(value, null);
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    public Outcome<TOther> Map<TOther>(Func<T, TOther> map) => Refusal is { } refusal ? refusal : map(Value!);
}
