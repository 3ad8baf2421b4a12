using System.Reflection;
using System.Runtime.CompilerServices;

namespace EduStream.Tests.Conventions.DaprSurface;

/// <summary>The visible members of an assembly, one a line, as in <c>official-1.18.5.txt</c>: types without namespaces and nullability.</summary>
internal static class Surface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(int)] = "int", [typeof(long)] = "long", [typeof(double)] = "double", [typeof(object)] = "object",
        [typeof(void)] = "void", [typeof(byte)] = "byte", [typeof(uint)] = "uint", [typeof(ulong)] = "ulong", [typeof(char)] = "char", [typeof(float)] = "float",
    };

    internal static IEnumerable<string> Of(Assembly assembly) =>
        from type in assembly.GetExportedTypes()
        from line in Members(type).Prepend(Full(type))
        select line;

    private static IEnumerable<string> Members(Type type)
    {
        foreach (var member in type.GetMembers(Declared).Where(member => member.GetCustomAttribute<CompilerGeneratedAttribute>() is null || member is PropertyInfo))
        {
            switch (member)
            {
                case ConstructorInfo { IsStatic: false } constructor when Visible(constructor) && !IsRecordCopy(constructor):
                    yield return $"{Full(type)}.new({Parameters(constructor)})";
                    break;
                case MethodInfo { IsSpecialName: false } method when Visible(method) && method.GetBaseDefinition().DeclaringType != typeof(object):
                    yield return $"{Full(type)}.{method.Name}{Arity(method)}({Parameters(method)}):{Name(method.ReturnType)}";
                    break;
                case PropertyInfo property when property.GetAccessors(true).Any(Visible) && property.Name != "EqualityContract":
                    yield return $"{Full(type)}.{property.Name}:{Name(property.PropertyType)}";
                    break;
                case FieldInfo { IsSpecialName: false } field when field.IsPublic || field.IsFamily:
                    yield return $"{Full(type)}.{field.Name}";
                    break;
            }
        }
    }

    private static bool Visible(MethodBase method) => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && !method.Name.Contains('.', StringComparison.Ordinal);

    private static bool IsRecordCopy(ConstructorInfo constructor) => constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;

    private static string Arity(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(',', method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(',', method.GetParameters().Select(parameter => (parameter.IsOut ? "out " : "") + Name(parameter.ParameterType)));

    private static string Full(Type type) =>
        type.IsGenericType ? $"{type.FullName!.Split('`')[0]}<{string.Join(',', type.GetGenericArguments().Select(argument => argument.Name))}>" : type.FullName!.Replace('+', '.');

    private static string Name(Type type) => type switch
    {
        _ when Keywords.TryGetValue(type, out var keyword) => keyword,
        { IsByRef: true } => Name(type.GetElementType()!),
        { IsArray: true } => Name(type.GetElementType()!) + "[]",
        _ when Nullable.GetUnderlyingType(type) is { } inner => Name(inner),
        { IsGenericType: true } => $"{type.Name.Split('`')[0]}<{string.Join(',', type.GetGenericArguments().Select(Name))}>",
        _ => type.Name,
    };
}
