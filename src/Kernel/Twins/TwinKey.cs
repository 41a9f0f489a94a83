namespace Platform.Twins;

/// <summary>Which live thing of a kind: a tenant's, by its id. Written "tenant/id".</summary>
public readonly record struct TwinKey(TenantId Tenant, Guid Id)
{
    public override string ToString() => $"{Tenant.Value:n}/{Id:n}";

    public static TwinKey Parse(ReadOnlySpan<char> text)
    {
        if (text.Length == 65 && text[32] == '/' && Guid.TryParseExact(text[..32], "n", out var tenant) && Guid.TryParseExact(text[33..], "n", out var id))
            return new(new TenantId(tenant), id);
        throw new FormatException($"\"{text}\" is no twin's key: two ids of 32 hexadecimal digits are expected, as in \"tenant/id\".");
    }
}
