using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace TherapyJournal.Tests.Conventions;

/// <summary>A type by its assembly and its outermost full name; nested and compiler-made types count as their outermost one.</summary>
internal readonly record struct UsedType(string Assembly, string Name)
{
    /// <summary>The namespace.</summary>
    public string Space => Name.LastIndexOf('.') is var dot and > 0 ? Name[..dot] : "";
}

/// <summary>Reads from an assembly's IL which types and members each of its types uses, method bodies included.</summary>
internal sealed class UsedTypes
{
    private static readonly Dictionary<int, OpCode> OpCodes = typeof(OpCodes)
        .GetFields()
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    private readonly MetadataReader reader;
    private readonly PEReader file;
    private readonly string assembly;
    private readonly Dictionary<string, HashSet<UsedType>> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> members = new(StringComparer.Ordinal);
    private HashSet<UsedType> current = [];
    private HashSet<string> currentMembers = [];

    private UsedTypes(PEReader file)
    {
        this.file = file;
        reader = file.GetMetadataReader();
        assembly = reader.GetString(reader.GetAssemblyDefinition().Name);
    }

    /// <summary>What each top-level type uses.</summary>
    public IReadOnlyDictionary<string, HashSet<UsedType>> Types => types;

    /// <summary>Which members each top-level type names in its code, as <c>Namespace.Type.Member</c>.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Members => members;

    public static UsedTypes Of(System.Reflection.Assembly assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly.Location));
        var used = new UsedTypes(image);
        foreach (var handle in used.reader.TypeDefinitions)
        {
            used.Read(handle);
        }
        return used;
    }

    private void Read(TypeDefinitionHandle handle)
    {
        var name = Outermost(handle).Name;
        current = types.TryGetValue(name, out var seen) ? seen : types[name] = [];
        currentMembers = members.TryGetValue(name, out var named)
            ? named
            : members[name] = new HashSet<string>(StringComparer.Ordinal);
        var type = reader.GetTypeDefinition(handle);
        var collector = new Collector(this);
        Use(type.BaseType);
        foreach (var implemented in type.GetInterfaceImplementations())
        {
            Use(reader.GetInterfaceImplementation(implemented).Interface);
        }
        foreach (var field in type.GetFields())
        {
            reader.GetFieldDefinition(field).DecodeSignature(collector, null);
        }
        foreach (var property in type.GetProperties())
        {
            Attributes(reader.GetPropertyDefinition(property).GetCustomAttributes());
        }
        foreach (var method in type.GetMethods())
        {
            Read(reader.GetMethodDefinition(method), collector);
        }
        Attributes(type.GetCustomAttributes());
        current.Remove(new UsedType(assembly, name));
    }

    private void Read(MethodDefinition method, Collector collector)
    {
        method.DecodeSignature(collector, null);
        Attributes(method.GetCustomAttributes());
        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }
        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        Use(body.LocalSignature);
        foreach (var region in body.ExceptionRegions)
        {
            Use(region.CatchType);
        }
        var il = body.GetILReader();
        while (il.RemainingBytes > 0)
        {
            int value = il.ReadByte();
            var code = OpCodes[value == 0xFE ? 0xFE00 | il.ReadByte() : value];
            Operand(ref il, code.OperandType);
        }
    }

    private void Operand(ref BlobReader il, OperandType operand)
    {
        switch (operand)
        {
            case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType:
            case OperandType.InlineTok or OperandType.InlineSig:
                Use(MetadataTokens.EntityHandle(il.ReadInt32()));
                break;
            case OperandType.InlineSwitch:
                var targets = il.ReadInt32();
                il.Offset += 4 * targets;
                break;
            case OperandType.InlineI8 or OperandType.InlineR:
                il.Offset += 8;
                break;
            case OperandType.InlineBrTarget or OperandType.InlineI or OperandType.InlineString:
            case OperandType.ShortInlineR:
                il.Offset += 4;
                break;
            case OperandType.InlineVar:
                il.Offset += 2;
                break;
            case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                il.Offset += 1;
                break;
            default:
                break;
        }
    }

    private void Use(EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return;
        }
        var collector = new Collector(this);
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                current.Add(Outermost((TypeDefinitionHandle)handle));
                break;
            case HandleKind.TypeReference:
                current.Add(Outermost((TypeReferenceHandle)handle));
                break;
            case HandleKind.TypeSpecification:
                reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(collector, null);
                break;
            case HandleKind.StandaloneSignature:
                var signature = reader.GetStandaloneSignature((StandaloneSignatureHandle)handle);
                if (signature.GetKind() == StandaloneSignatureKind.LocalVariables)
                {
                    signature.DecodeLocalSignature(collector, null);
                }
                break;
            case HandleKind.MethodSpecification:
                var generic = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                generic.DecodeSignature(collector, null);
                Use(generic.Method);
                break;
            case HandleKind.MethodDefinition:
                var method = reader.GetMethodDefinition((MethodDefinitionHandle)handle);
                Member(method.GetDeclaringType(), method.Name);
                break;
            case HandleKind.FieldDefinition:
                var field = reader.GetFieldDefinition((FieldDefinitionHandle)handle);
                Member(field.GetDeclaringType(), field.Name);
                break;
            case HandleKind.MemberReference:
                var member = reader.GetMemberReference((MemberReferenceHandle)handle);
                Member(member.Parent, member.Name);
                break;
            default:
                break;
        }
    }

    private void Member(EntityHandle owner, StringHandle name)
    {
        var before = current;
        current = [];
        Use(owner);
        // The first type of a generic owner is the owner itself.
        if (current.Count > 0)
        {
            currentMembers.Add($"{current.First().Name}.{reader.GetString(name)}");
        }
        before.UnionWith(current);
        current = before;
    }

    private void Attributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var handle in attributes)
        {
            Use(reader.GetCustomAttribute(handle).Constructor);
        }
    }

    private UsedType Outermost(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
        {
            type = reader.GetTypeDefinition(type.GetDeclaringType());
        }
        return new UsedType(assembly, Full(type.Namespace, type.Name));
    }

    private UsedType Outermost(TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        while (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            type = reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        }
        var from =
            type.ResolutionScope.Kind == HandleKind.AssemblyReference
                ? reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)
                : assembly;
        return new UsedType(from, Full(type.Namespace, type.Name));
    }

    private string Full(StringHandle space, StringHandle name)
    {
        var spaceName = reader.GetString(space);
        return spaceName.Length == 0 ? reader.GetString(name) : $"{spaceName}.{reader.GetString(name)}";
    }

    /// <summary>Adds every type that a signature names to what the type in hand uses.</summary>
    private sealed class Collector(UsedTypes used) : ISignatureTypeProvider<bool, object?>
    {
        public bool GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
            used.current.Add(used.Outermost(handle));

        public bool GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
            used.current.Add(used.Outermost(handle));

        public bool GetTypeFromSpecification(
            MetadataReader reader,
            object? genericContext,
            TypeSpecificationHandle handle,
            byte rawTypeKind
        ) => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public bool GetArrayType(bool elementType, ArrayShape shape) => elementType;

        public bool GetByReferenceType(bool elementType) => elementType;

        public bool GetFunctionPointerType(MethodSignature<bool> signature) => true;

        public bool GetGenericInstantiation(bool genericType, ImmutableArray<bool> typeArguments) => genericType;

        public bool GetGenericMethodParameter(object? genericContext, int index) => true;

        public bool GetGenericTypeParameter(object? genericContext, int index) => true;

        public bool GetModifiedType(bool modifier, bool unmodifiedType, bool isRequired) => unmodifiedType;

        public bool GetPinnedType(bool elementType) => elementType;

        public bool GetPointerType(bool elementType) => elementType;

        public bool GetPrimitiveType(PrimitiveTypeCode typeCode) => true;

        public bool GetSZArrayType(bool elementType) => elementType;
    }
}
