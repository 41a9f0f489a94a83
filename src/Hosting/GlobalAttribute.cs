namespace Platform.Hosting;

/// <summary>Marks an entity that belongs to no tenant, and says why.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GlobalAttribute(string reason) : Attribute
{
    public string Reason => reason;
}
