namespace EduStream.Tests.Unit.DaprSdk.Surface;

/// <summary>Types as C# writes them, with their namespaces.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool",
        [typeof(byte)] = "byte", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(double)] = "double",
    };

    public static string Of(Type type)
    {
        if (type.IsByRef || type.IsArray)
        {
            return Of(type.GetElementType()!) + (type.IsArray ? "[]" : "");
        }

        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Of(inner) + "?";
        }

        return Keywords.TryGetValue(type, out var keyword) ? keyword
            : type.IsGenericParameter ? type.Name
            : $"{(type.DeclaringType is { } outer ? Of(outer) : type.Namespace)}.{type.Name.Split('`')[0]}{Arguments(type.GetGenericArguments())}";
    }

    public static string Arguments(Type[] arguments) => arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(Of))}>";

    /// <summary>How a type is declared: kind and modifiers.</summary>
    public static string Declaration(Type type)
    {
        var isRecord = type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance) is not null;
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => isRecord ? "readonly record struct" : "readonly struct",
            _ => isRecord ? "record" : "class",
        };
        var modifier = type switch
        {
            { IsInterface: true } or { IsValueType: true } => "",
            { IsAbstract: true, IsSealed: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsSealed: true } => "sealed ",
            _ => "",
        };
        return $"public {modifier}{kind} {Of(type)}";
    }
}
