using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace EduStream.Tests.Unit.DaprSdk.Surface;

/// <summary>Public members as text, in the form of the list of official signatures. Nullability of references is left out.</summary>
internal static class SignatureText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetValues(type).Cast<object>().Select(value => $"{TypeText.Of(type)}  ENUMVALUE {value} = {Convert.ToInt32(value, CultureInfo.InvariantCulture)}");
        }

        return type.GetMembers(Declared).Select(Member).OfType<string>().Select(text => $"{TypeText.Of(type)}  {text}");
    }

    private static string? Member(MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) =>
            $"CTOR {Access(constructor)} {constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor)})",
        MethodInfo method when IsVisible(method) && !IsAccessor(method) && !method.IsDefined(typeof(CompilerGeneratedAttribute)) =>
            $"METHOD {Access(method)}{Modifier(method)} {TypeText.Of(method.ReturnType)} {method.Name}{TypeText.Arguments(method.GetGenericArguments())}({Parameters(method)}){Constraints(method)}",
        PropertyInfo property when property.GetAccessors(true).Any(IsVisible) => Property(property),
        FieldInfo { IsPublic: true, IsSpecialName: false } field => $"FIELD public {TypeText.Of(field.FieldType)} {field.Name}",
        _ => null,
    };

    private static string Property(PropertyInfo property)
    {
        var any = property.GetAccessors(true).First(IsVisible);
        var get = property.GetMethod is { } getter && IsVisible(getter) ? " get;" : "";
        var set = property.SetMethod is not { } setter || !IsVisible(setter) ? "" : IsInit(setter) ? " init;" : " set;";
        return $"PROPERTY {Access(any)}{Modifier(any)} {TypeText.Of(property.PropertyType)} {property.Name} {{{get}{set} }}";
    }

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static string Modifier(MethodInfo method) => method switch
    {
        { IsStatic: true } => " static",
        { DeclaringType.IsInterface: true } or { IsVirtual: false } or { IsFinal: true } => "",
        _ when method.GetBaseDefinition() != method => " override",
        { IsAbstract: true } => " abstract",
        _ => " virtual",
    };

    private static string Constraints(MethodInfo method) => string.Concat(method.GetGenericArguments().Select(argument =>
    {
        var isClass = argument.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint);
        string[] all = [.. isClass ? ["class"] : Array.Empty<string>(), .. argument.GetGenericParameterConstraints().Select(TypeText.Of)];
        return all.Length == 0 ? "" : $" where {argument.Name} : {string.Join(", ", all)}";
    }));

    private static string Parameters(MethodBase method)
    {
        var isExtension = method.IsDefined(typeof(ExtensionAttribute));
        return string.Join(", ", method.GetParameters().Select(parameter =>
            $"{(isExtension && parameter.Position == 0 ? "this " : "")}{(parameter.IsOut ? "out " : "")}{TypeText.Of(parameter.ParameterType)} {parameter.Name}{Default(parameter)}"));
    }

    private static string Default(ParameterInfo parameter) => !parameter.HasDefaultValue ? "" : " = " + (parameter.DefaultValue switch
    {
        null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? "default" : "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        var value when parameter.ParameterType.IsEnum => $"{TypeText.Of(parameter.ParameterType)}.{Enum.ToObject(parameter.ParameterType, value)}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString(),
    });
}
