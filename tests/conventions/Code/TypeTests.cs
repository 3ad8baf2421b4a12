using System.Reflection;
using System.Runtime.CompilerServices;
using EduStream.Tests.Conventions.House;
using Xunit;

namespace EduStream.Tests.Conventions.Code;

public sealed class TypeTests
{
    private static readonly string[] WordsThatSayNothing = ["Manager", "Helper", "Helpers", "Util", "Utils", "Impl"];

    private static readonly IReadOnlyList<Type> Types =
        [.. Assemblies.Own.SelectMany(assembly => assembly.GetTypes()).Where(type => type.GetCustomAttribute<CompilerGeneratedAttribute>() is null && type.FullName!.StartsWith("EduStream.", StringComparison.Ordinal))];

    [Fact]
    public void No_type_is_named_by_a_word_that_says_nothing() =>
        Findings.None(Types.Where(type => WordsThatSayNothing.Any(word => Name(type).EndsWith(word, StringComparison.Ordinal))).Select(type => type.FullName));

    [Fact]
    public void No_type_or_namespace_of_ours_hides_the_dapr_sdk() =>
        Findings.None(Types.Where(type => type.FullName!.Split('.', '+').Contains("Dapr")).Select(type => type.FullName));

    [Fact]
    public void Request_bodies_are_public_or_they_are_silently_not_validated() =>
        Findings.None(RequestTypes().Where(type => !type.IsVisible).Select(type => type.FullName));

    [Fact]
    public void Options_name_their_section() =>
        Findings.None(
            from type in Types
            where type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetField("Section", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public) is null
            where type.Assembly.GetName().Name is not ("EduStream.LocalDapr" or "EduStream.Grpc")
            select type.FullName);

    [Fact]
    public void There_are_request_bodies_to_check() => Assert.NotEmpty(RequestTypes());

    // A handler is a static method of an endpoint class, named for what it answers (what it calls ends in Async); a body is a record of the same assembly among its parameters.
    private static IEnumerable<Type> RequestTypes() =>
        (from type in Types
         where type.Name.EndsWith("Endpoints", StringComparison.Ordinal) || type.Name.EndsWith("Events", StringComparison.Ordinal)
         from method in type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
         where method.GetCustomAttribute<CompilerGeneratedAttribute>() is null && IsHandler(method) && !method.Name.EndsWith("Async", StringComparison.Ordinal)
         from parameter in method.GetParameters()
         where parameter.ParameterType.Assembly == type.Assembly && parameter.ParameterType.GetMethod("<Clone>$") is not null
         select parameter.ParameterType).Distinct();

    private static bool IsHandler(MethodInfo method) =>
        method.ReturnType.FullName is { } name && (name.Contains("HttpResults", StringComparison.Ordinal) || name.Contains("IResult", StringComparison.Ordinal));

    private static string Name(Type type) => type.Name.Split('`')[0];
}
