namespace Platform;

/// <summary>A text of an event that tells of a person: a name, an address. The journal keeps it sealed with the key of the record's person.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PersonalAttribute : Attribute;

/// <summary>A record that is about one person, whose key seals the personal fields of its events.</summary>
public interface IAboutPerson
{
    Guid Person { get; }
}

/// <summary>What is left of a person where something was.</summary>
public static class Erased
{
    public const string Text = "[erased]";
}
