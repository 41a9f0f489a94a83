namespace Platform;

/// <summary>A company that uses the platform; the first part of every key.</summary>
public readonly record struct TenantId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>Who did it: a person, an API key, or the platform itself.</summary>
public readonly record struct ActorId(Guid Value)
{
    public static ActorId Platform => default;

    public override string ToString() => Value.ToString();
}
